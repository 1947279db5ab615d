/**
 * Pages of servers that say no more than their status.
 */
import { html } from './server.mjs';

/** As a server in front of the site has it. @param {number} status @param {string} reason @param {Record<string, string>} [headers] */
export function bare(status, reason, headers = {}) {
    const head = `<head><title>${status} ${reason}</title></head>`;
    const body = `<body>\n<center><h1>${status} ${reason}</h1></center>\n<hr><center>nginx</center>\n</body>`;
    return html(`<html>\n${head}\n${body}\n</html>\n`, status, headers);
}

/** As frameworks have it: the status beside its name. @param {number} status @param {string} reason @param {string} [language] */
export function titled(status, reason, language = 'en') {
    return html(
        `<!doctype html><html lang="${language}"><head><title>${reason}</title></head>
<body class="antialiased"><div class="flex-center"><div class="code">${status}</div><div class="message">${reason}</div></div></body></html>`,
        status,
    );
}
