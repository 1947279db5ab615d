/**
 * The core's limits, known without asking it.
 */
export {
    LARGEST_BACKUP,
    LARGEST_IMPORT,
    LARGEST_SETTINGS,
    MOST_PIXELS,
    SLOWEST_ANSWER_MS,
} from '../wasm/limits.js';
