// Reads all labelled pages of a folder with the shipped extractor.
import { pageReader } from './browser.mjs';
import { labelledPages } from './pages.mjs';

/** Pages read side by side. Two: one draws while the other is fetched, and times stay those of one page. */
const SIDE_BY_SIDE = 2;

/**
 * @param {string} folder
 * @param {string} extension the folder of the unpacked extension
 * @param {{ addresses?: boolean, onFailure?: (file: string, problem: string) => void }} [options] `onFailure` is told of a page that
 * cannot be read, not in the tab in which that failed first and not in a new one; without it, that ends all
 * @returns {Promise<{ file: string, truth: import('./pages.mjs').Truth, read: import('./browser.mjs').PageRead }[]>} in order of the
 * files, without those that could not be read
 */
export async function readPages(folder, extension, { onFailure, ...options } = {}) {
    const pages = await labelledPages(folder);
    const reader = await pageReader(extension, options);
    /** @type {Awaited<ReturnType<typeof readPages>>} */
    const results = [];
    let next = 0;
    const work = async () => {
        let tab = await reader.tab();
        while (next < pages.length) {
            const index = next++;
            const page = pages[index];
            if (!page) continue;
            const { file, html, truth } = page;
            try {
                const read = await tab(html, truth.url).catch(async () => {
                    tab = await reader.tab();
                    return tab(html, truth.url);
                });
                results[index] = { file, truth, read };
            } catch (error) {
                if (!onFailure) throw error;
                onFailure(file, error instanceof Error ? error.message : String(error));
                tab = await reader.tab();
            }
        }
    };
    try {
        await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
    } finally {
        await reader.close();
    }
    return results.filter(Boolean);
}
