/**
 * What stands on pages and tells nothing of the last try, and scripts that leave nothing to be seen.
 */

export const FRENCH = `<section class="faq"><h3>Questions fréquentes</h3><h4>Mot de passe incorrect ?</h4><p>Vérifiez la touche Verr. Maj.</p>
<h4>Compte bloqué ?</h4><p>Après trop de tentatives, patientez quinze minutes.</p></section>`;

export const GERMAN = `<div id="consent" role="dialog" aria-label="Cookies"><p>Wir verwenden Cookies. Wenn Cookies deaktiviert sind, funktioniert die Anmeldung möglicherweise nicht.</p>
<button type="button">Alle akzeptieren</button></div>`;

export const SPANISH = `<aside><h3>Ayuda</h3><p>Si tu cuenta está bloqueada, escribe a soporte.</p><p>Si la contraseña es incorrecta, restablécela.</p></aside>`;

export const ARABIC = `<aside><p>هل كلمة المرور غير صحيحة؟ يمكنك إعادة تعيينها.</p><p>إذا كان حسابك مقفلاً فاتصل بالدعم.</p></aside>`;

export const HIDDEN = `<div class="alert alert-danger" role="alert" hidden>Wrong password.</div>
<div class="error" style="display:none">Your account is locked.</div><template><p class="error">Too many attempts.</p></template>`;

/** As the picture says it. */
export const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80"><path d="M10 60 40 20 70 60zM90 20h40v40H90z" fill="#b00020"/></svg>`;

/** Nothing comes of sending the form. */
const HALT = 'event.preventDefault(); event.stopImmediatePropagation();';
/** @param {string} work */
const instead = (work) => ({
    beside: `<script>addEventListener('submit', (event) => { ${HALT} ${work} }, true);</script>`,
});

export const STOPPED = instead('');

export const BEACON = instead("navigator.sendBeacon('/beacon', new FormData(event.target));");

export const DRAWN = instead(`
    const canvas = document.createElement('canvas');
    document.body.append(canvas);
    canvas.getContext('2d').fillText('Wrong password', 10, 50);`);

/** @type {Record<string, string | string[]>} */
export const NONE = {};

/** Together they are 3,000 letters long. @type {Record<string, string[]>} */
export const MANY = {
    'set-cookie': Array.from(
        { length: 30 },
        (_, at) => `kept_${at}=${'a'.repeat(90)}; Path=/; Max-Age=864000`,
    ),
};
