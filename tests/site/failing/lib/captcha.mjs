/**
 * Forms that a captcha guards whose script does not come, as there is no network.
 */

/** @typedef {import('./fixture.mjs').Fixture} Fixture */

/** Services: the script, what it fills in, and the field that it adds. */
const SERVICES = {
    recaptcha: [
        'https://www.google.com/recaptcha/api.js',
        '<div class="g-recaptcha" data-sitekey="6LcFern"></div>',
        'g-recaptcha-response',
    ],
    hcaptcha: [
        'https://hcaptcha.com/1/api.js',
        '<div class="h-captcha" data-sitekey="10000000-fern" data-callback="solved"></div>',
        'h-captcha-response',
    ],
    turnstile: [
        'https://challenges.cloudflare.com/turnstile/v0/api.js',
        '<div class="cf-turnstile" data-sitekey="1x00fern"></div>',
        'cf-turnstile-response',
    ],
};

/** How a page waits for the captcha: it lets its server find out, its button is dead, or its script stumbles. */
const WAITING = {
    server: () => '',
    button: (/** @type {string} */ submit) =>
        `<script>document.querySelector(${JSON.stringify(submit)}).disabled = true;</script>`,
    script: () => `<script>addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    turnstile.execute();
}, true);</script>`,
};

/**
 * @param {Omit<Fixture, 'form' | 'refuse' | 'mends'>} fixture
 * @param {keyof typeof SERVICES} service
 * @param {keyof typeof WAITING} waiting
 * @param {import('./site.mjs').Refusal} [refusal]
 * @returns {Fixture}
 */
export function guarded(fixture, service, waiting, refusal = {}) {
    const [source = '', widget = '', field = ''] = SERVICES[service];
    return {
        ...fixture,
        form: (site) =>
            site.isTroubled
                ? {
                      head: `<script src="${source}" async defer></script>`,
                      inside: widget,
                      beside: WAITING[waiting](fixture.layout.submit),
                  }
                : {},
        refuse: ({ fields }, site) => (site.isTroubled && !fields[field] ? refusal : undefined),
        mends: true,
    };
}
