/**
 * What pages of cases need of Angular Material, in one script: compiled in the page, so that no toolchain is needed.
 */
import '@angular/compiler';

export { Component, provideZonelessChangeDetection } from '@angular/core';
export { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
export { MatInputModule } from '@angular/material/input';
export { bootstrapApplication } from '@angular/platform-browser';
