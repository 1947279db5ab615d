/* A thousand forms with ten fields each, and a sign-up form after all of them. */
const forms = [];
for (let form = 0; form < 1000; form += 1) {
    forms.push(`<form>${'<input name="a">'.repeat(9)}<input type="search"></form>`);
}
forms.push(
    '<form><label>E-mail<input type="email" name="email"></label><label>Create password<input id="password" type="password" name="password" autocomplete="new-password"></label><button>Sign up</button></form>',
);
document.getElementById('forms').innerHTML = forms.join('');
