/**
 * Pages that the server draws, each with markup, names and a place for its message as some software has them.
 */
import { documentOf, escaped } from './layout.mjs';

/** @typedef {import('./layout.mjs').Form} Form */
/** @typedef {import('./layout.mjs').Layout} Layout */

/** @param {Form} form @param {(message: string) => string} draw */
const said = ({ message }, draw) => (message ? draw(escaped(message)) : '');

/** As Django's administration: a note above the form. @type {Layout} */
export const django = {
    user: 'username',
    password: 'password',
    submit: '.submit-row input',
    draw: (form) =>
        documentOf(
            form,
            `<div id="container"><header id="header"><h1 id="site-name"><a href="/">${form.title}</a></h1></header>
<main id="content-start"><div id="content" class="colM">${said(form, (message) => `<p class="errornote">${message}</p>`)}
<div id="content-main"><form action="${form.action}" method="post" id="login-form">
<div class="form-row"><label class="required" for="id_username">${form.words.user}:</label>
<input type="text" name="username" value="${escaped(form.typed ?? '')}" autofocus autocapitalize="none" autocomplete="username" maxlength="150" required id="id_username"></div>
<div class="form-row"><label class="required" for="id_password">${form.words.password}:</label>
<input type="password" name="password" autocomplete="current-password" required id="id_password"></div>
${form.inside ?? ''}<div class="submit-row"><input type="submit" value="${form.words.signIn}"></div>
</form></div></div></main>${form.beside ?? ''}</div>`,
            'login',
        ),
};

/** As Devise in an app of Rails: a flash at the top, names with brackets. @type {Layout} */
export const devise = {
    user: 'user[email]',
    password: 'user[password]',
    submit: 'input[name=commit]',
    draw: (form) =>
        documentOf(
            form,
            `<nav><a href="/">${form.title}</a></nav>${said(form, (message) => `<p class="alert">${message}</p>`)}
<h2>${form.words.signIn}</h2>
<form class="new_user" id="new_user" action="${form.action}" accept-charset="UTF-8" method="post">
<input type="hidden" name="authenticity_token" value="d3Vua25vd24" autocomplete="off">
<div class="field"><label for="user_email">${form.words.email}</label><br>
<input autofocus autocomplete="email" type="email" value="${escaped(form.typed ?? '')}" name="user[email]" id="user_email"></div>
<div class="field"><label for="user_password">${form.words.password}</label><br>
<input autocomplete="current-password" type="password" name="user[password]" id="user_password"></div>
<div class="field"><input type="checkbox" value="1" name="user[remember_me]" id="user_remember_me"><label for="user_remember_me">${form.words.remember}</label></div>
${form.inside ?? ''}<div class="actions"><input type="submit" name="commit" value="${form.words.signIn}"></div></form>
<a href="/forgotten">${form.words.forgot}</a>${form.beside ?? ''}`,
        ),
};

/** As Laravel's starter pages: the message is below its field, which is invalid. @type {Layout} */
export const laravel = {
    user: 'email',
    password: 'password',
    submit: 'button.btn-primary',
    draw: (form) =>
        documentOf(
            form,
            `<div id="app"><nav class="navbar"><a class="navbar-brand" href="/">${form.title}</a></nav><main class="py-4">
<div class="card"><div class="card-header">${form.words.signIn}</div><div class="card-body">
<form method="POST" action="${form.action}"><input type="hidden" name="_token" value="yJ7hQ">
<div class="row mb-3"><label for="email" class="col-form-label">${form.words.email}</label>
<input id="email" type="text" class="form-control${form.message ? ' is-invalid' : ''}" name="email" value="${escaped(form.typed ?? '')}" required autocomplete="email">
${said(form, (message) => `<span class="invalid-feedback" role="alert"><strong>${message}</strong></span>`)}</div>
<div class="row mb-3"><label for="password" class="col-form-label">${form.words.password}</label>
<input id="password" type="password" class="form-control" name="password" required autocomplete="current-password"></div>
${form.inside ?? ''}<button type="submit" class="btn btn-primary">${form.words.signIn}</button>
<a class="btn btn-link" href="/forgotten">${form.words.forgot}</a></form></div></div></main></div>${form.beside ?? ''}`,
        ),
};

/** As the page that Spring Security makes by itself. @type {Layout} */
export const spring = {
    user: 'username',
    password: 'password',
    submit: 'button.primary',
    draw: (form) =>
        documentOf(
            form,
            `<div class="content"><form class="login-form" method="post" action="${form.action}"><h2>${form.words.signIn}</h2>
${said(form, (message) => `<div class="alert alert-danger" role="alert">${message}</div>`)}
<p><label for="username" class="screenreader">${form.words.user}</label><input type="text" id="username" name="username" placeholder="${form.words.user}" required autofocus></p>
<p><label for="password" class="screenreader">${form.words.password}</label><input type="password" id="password" name="password" placeholder="${form.words.password}" required></p>
<input name="_csrf" type="hidden" value="b1946ac9">${form.inside ?? ''}<button type="submit" class="primary">${form.words.signIn}</button></form></div>${form.beside ?? ''}`,
        ),
};

/** As Keycloak's: a message below the user name that is read out. @type {Layout} */
export const keycloak = {
    user: 'username',
    password: 'password',
    submit: '#kc-login',
    draw: (form) =>
        documentOf(
            form,
            `<div class="login-pf-page"><div id="kc-header"><div id="kc-header-wrapper">${form.title}</div></div>
<div class="card-pf"><header class="login-pf-header"><h1 id="kc-page-title">${form.words.signIn}</h1></header><div id="kc-content">
<form id="kc-form-login" action="${form.action}" method="post"><div class="form-group"><label for="username">${form.words.user}</label>
<input tabindex="2" id="username" class="pf-c-form-control" name="username" value="${escaped(form.typed ?? '')}" type="text" autocomplete="username" aria-invalid="${form.message ? 'true' : ''}">
${said(form, (message) => `<span id="input-error" class="pf-c-form__helper-text pf-m-error" aria-live="polite">${message}</span>`)}</div>
<div class="form-group"><label for="password">${form.words.password}</label><input tabindex="3" id="password" class="pf-c-form-control" name="password" type="password" autocomplete="current-password"></div>
<a href="/forgotten">${form.words.forgot}</a>${form.inside ?? ''}<div id="kc-form-buttons"><input tabindex="7" name="login" id="kc-login" type="submit" value="${form.words.signIn}"></div>
</form></div></div>${form.beside ?? ''}</div>`,
        ),
};

/** As WordPress: a notice in which the first word is bold. @type {Layout} */
export const wordpress = {
    user: 'log',
    password: 'pwd',
    submit: '#wp-submit',
    draw: (form) =>
        documentOf(
            form,
            `<div id="login"><h1><a href="/">${form.title}</a></h1>
${said(form, (message) => `<div id="login_error" class="notice notice-error"><p>${message.replace(/^([^:]{1,20}):/, '<strong>$1:</strong>')}</p></div>`)}
<form name="loginform" id="loginform" action="${form.action}" method="post"><p><label for="user_login">${form.words.user}</label>
<input type="text" name="log" id="user_login" class="input" value="${escaped(form.typed ?? '')}" size="20" autocapitalize="off" autocomplete="username"></p>
<div class="user-pass-wrap"><label for="user_pass">${form.words.password}</label><div class="wp-pwd"><input type="password" name="pwd" id="user_pass" class="input password-input" value="" size="20" autocomplete="current-password" spellcheck="false">
<button type="button" class="button wp-hide-pw" aria-label="Show password">👁</button></div></div>${form.inside ?? ''}
<p class="forgetmenot"><input name="rememberme" type="checkbox" id="rememberme" value="forever"> <label for="rememberme">${form.words.remember}</label></p>
<p class="submit"><input type="submit" name="wp-submit" id="wp-submit" class="button button-primary" value="${form.words.signIn}"></p></form>
<p id="nav"><a href="/forgotten">${form.words.forgot}</a></p></div>${form.beside ?? ''}`,
            'login login-action-login wp-core-ui',
        ),
};

/** As a page of ASP.NET: a list of what is not valid. @type {Layout} */
export const aspnet = {
    user: 'Input.Email',
    password: 'Input.Password',
    submit: '#login-submit',
    draw: (form) =>
        documentOf(
            form,
            `<header><nav class="navbar"><a href="/">${form.title}</a></nav></header><div class="container"><main role="main">
<section><form id="account" method="post" action="${form.action}" novalidate><h2>${form.words.signIn}</h2><hr>
${said(form, (message) => `<div class="text-danger validation-summary-errors" data-valmsg-summary="true"><ul><li>${message}</li></ul></div>`)}
<div class="form-floating"><input class="form-control" autocomplete="username" type="email" id="Input_Email" name="Input.Email" value="${escaped(form.typed ?? '')}"><label for="Input_Email">${form.words.email}</label><span class="text-danger field-validation-valid" data-valmsg-for="Input.Email"></span></div>
<div class="form-floating"><input class="form-control" autocomplete="current-password" type="password" id="Input_Password" name="Input.Password"><label for="Input_Password">${form.words.password}</label><span class="text-danger field-validation-valid" data-valmsg-for="Input.Password"></span></div>
${form.inside ?? ''}<button id="login-submit" type="submit" class="w-100 btn btn-lg">${form.words.signIn}</button></form></section></main></div>${form.beside ?? ''}`,
        ),
};

/** As Moodle: a heading for screen readers, then the message. @type {Layout} */
export const moodle = {
    user: 'username',
    password: 'password',
    submit: '#loginbtn',
    draw: (form) =>
        documentOf(
            form,
            `<div id="page"><div class="loginform"><h2 class="login-heading">${form.title}</h2>
${said(form, (message) => `<a href="#" id="loginerrormessage" class="sr-only">${message}</a><div class="alert alert-danger" role="alert">${message}</div>`)}
<form class="login-form" action="${form.action}" method="post" id="login"><input type="hidden" name="logintoken" value="qK2">
<div class="login-form-username form-group"><label for="username" class="sr-only">${form.words.user}</label><input type="text" name="username" id="username" class="form-control" placeholder="${form.words.user}" autocomplete="username"></div>
<div class="login-form-password form-group"><label for="password" class="sr-only">${form.words.password}</label><input type="password" name="password" id="password" class="form-control" placeholder="${form.words.password}" autocomplete="current-password"></div>
${form.inside ?? ''}<div class="login-form-submit form-group"><button class="btn btn-primary btn-lg" type="submit" id="loginbtn">${form.words.signIn}</button></div>
<div class="login-form-forgotpassword"><a href="/forgotten">${form.words.forgot}</a></div></form></div>${form.beside ?? ''}</div>`,
            'pagelayout-login',
        ),
};

/** As a board: a list of definitions, the message as one more line of it. @type {Layout} */
export const board = {
    user: 'username',
    password: 'password',
    submit: 'input[name=login]',
    draw: (form) =>
        documentOf(
            form,
            `<div id="wrap" class="wrap"><div id="page-header"><h1>${form.title}</h1></div><form action="${form.action}" method="post" id="login" data-focus="username">
<div class="panel"><div class="inner"><div class="content"><h2 class="login-title">${form.words.signIn}</h2><fieldset class="fields1">
${said(form, (message) => `<div class="error">${message}</div>`)}
<dl><dt><label for="username">${form.words.user}:</label></dt><dd><input type="text" tabindex="1" name="username" id="username" size="25" value="${escaped(form.typed ?? '')}" class="inputbox autowidth"></dd></dl>
<dl><dt><label for="password">${form.words.password}:</label></dt><dd><input type="password" tabindex="2" id="password" name="password" size="25" class="inputbox autowidth" autocomplete="off"></dd><dd><a href="/forgotten">${form.words.forgot}</a></dd></dl>
${form.inside ?? ''}<dl><dt>&nbsp;</dt><dd><input type="submit" name="login" tabindex="6" value="${form.words.signIn}" class="button1"></dd></dl>
</fieldset></div></div></div></form></div>${form.beside ?? ''}`,
            'nojs notouch section-ucp',
        ),
};

/** As Drupal: a region of messages with a hidden heading. @type {Layout} */
export const drupal = {
    user: 'name',
    password: 'pass',
    submit: '#edit-submit',
    draw: (form) =>
        documentOf(
            form,
            `<div class="dialog-off-canvas-main-canvas"><header role="banner"><a href="/">${form.title}</a></header>
${said(form, (message) => `<div data-drupal-messages><div role="contentinfo" aria-labelledby="message-error-title" class="messages-list__item messages messages--error"><div role="alert"><div class="messages__content">${message}</div></div></div></div>`)}
<main role="main"><h1 class="title page-title">${form.words.signIn}</h1><form class="user-login-form" action="${form.action}" method="post" id="user-login-form">
<div class="js-form-item form-item"><label for="edit-name" class="form-required">${form.words.user}</label><input type="text" id="edit-name" name="name" value="${escaped(form.typed ?? '')}" size="60" maxlength="60" class="form-text required${form.message ? ' error' : ''}"></div>
<div class="js-form-item form-item"><label for="edit-pass" class="form-required">${form.words.password}</label><input type="password" id="edit-pass" name="pass" size="60" maxlength="128" class="form-text required"></div>
${form.inside ?? ''}<div class="form-actions"><input type="submit" id="edit-submit" name="op" value="${form.words.signIn}" class="button"></div></form></main>${form.beside ?? ''}</div>`,
            'path-user',
        ),
};

/** As wikis: a box of the message within the form. @type {Layout} */
export const wiki = {
    user: 'wpName',
    password: 'wpPassword',
    submit: '#wpLoginAttempt',
    draw: (form) =>
        documentOf(
            form,
            `<div id="content" class="mw-body" role="main"><h1 id="firstHeading">${form.words.signIn}</h1><div id="userloginForm"><form class="mw-htmlform" action="${form.action}" method="post" name="userlogin">
${said(form, (message) => `<div class="error"><div class="mw-message-box-error mw-message-box"><div class="mw-message-box-content">${message}</div></div></div>`)}
<div class="mw-htmlform-field-HTMLTextField"><label for="wpName1">${form.words.user}</label><div class="mw-input"><input id="wpName1" name="wpName" size="20" value="${escaped(form.typed ?? '')}" autocomplete="username"></div></div>
<div class="mw-htmlform-field-HTMLTextField"><label for="wpPassword1">${form.words.password}</label><div class="mw-input"><input id="wpPassword1" name="wpPassword" size="20" type="password" autocomplete="current-password"></div></div>
${form.inside ?? ''}<button id="wpLoginAttempt" type="submit" value="1">${form.words.signIn}</button></form><a href="/forgotten">${form.words.forgot}</a></div></div>${form.beside ?? ''}`,
            'mediawiki skin-vector',
        ),
};

/** As a program of twenty years ago: a table, a message in red and no name of a class. @type {Layout} */
export const table = {
    user: 'uid',
    password: 'pw',
    submit: 'input[type=submit]',
    draw: (form) =>
        documentOf(
            form,
            `<center><h3>${form.title}</h3>${said(form, (message) => `<font color="red"><b>${message}</b></font><br>`)}
<form action="${form.action}" method="POST"><table border="0" cellpadding="4"><tr><td>${form.words.user}</td><td><input name="uid" value="${escaped(form.typed ?? '')}"></td></tr>
<tr><td>${form.words.password}</td><td><input type="password" name="pw"></td></tr>
<tr><td></td><td>${form.inside ?? ''}<input type="submit" value="${form.words.signIn}"></td></tr></table></form></center>${form.beside ?? ''}`,
        ),
};
