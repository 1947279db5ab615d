// Reads all labelled pages of a folder with the shipped extractor.
import { pageReader } from './browser.mjs';
import { labelledPages } from './pages.mjs';

/** Pages read side by side. Two: one draws while the other is fetched, and times stay those of one page. */
const SIDE_BY_SIDE = 2;

/**
 * @param {string} folder
 * @param {string} extension the folder of the unpacked extension
 * @param {{ addresses?: boolean }} [options]
 * @returns {Promise<{ file: string, truth: import('./pages.mjs').Truth, read: import('./browser.mjs').PageRead }[]>} in order of the files
 */
export async function readPages(folder, extension, options) {
    const pages = await labelledPages(folder);
    const reader = await pageReader(extension, options);
    /** @type {Awaited<ReturnType<typeof readPages>>} */
    const results = [];
    let next = 0;
    const work = async () => {
        const tab = await reader.tab();
        while (next < pages.length) {
            const index = next++;
            const page = pages[index];
            if (page) {
                const read = await tab(page.html, page.truth.url);
                results[index] = { file: page.file, truth: page.truth, read };
            }
        }
    };
    try {
        await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
    } finally {
        await reader.close();
    }
    return results;
}
