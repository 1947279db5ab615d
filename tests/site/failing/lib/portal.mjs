/**
 * The page of a network that wants to be agreed to before it lets anybody through, on a host of its own.
 */
import { html } from './server.mjs';

/** @param {string} language @param {string} heading @param {string} text @param {string} button */
export function portalPage(language, heading, text, button) {
    return html(`<!doctype html><html lang="${language}"><head><title>${heading}</title></head>
<body><h1>${heading}</h1><p>${text}</p><form method="post" action="/agree"><label><input type="checkbox" name="terms"> ${button}</label>
<button>OK</button></form></body></html>`);
}
