/**
 * Where the focus is can be seen. Firefox leaves what takes it as it is where a part of it is in sight, though the rest lies below the
 * edge of the window or below what stays at its top.
 */

/** Brings what takes the focus into sight, whole. */
export function followFocus() {
    document.addEventListener('focusin', keepFocusSeen);
}

/** Brings what has the focus by keys into sight: it may lie below what has just been said. */
export function keepFocusSeen() {
    const focused = document.activeElement;
    if (focused?.matches(':focus-visible')) focused.scrollIntoView({ block: 'nearest' });
}
