/**
 * The core's limits, known without asking it.
 */
export {
    CODE_DIGITS,
    CODE_SECONDS,
    LARGEST_BACKUP,
    LARGEST_IMPORT,
    LARGEST_SETTINGS,
    LEFT_MINUTES,
    LOCK_IDLE_MINUTES,
    LOCK_OPEN_MINUTES,
    MOST_PIXELS,
    PASSPHRASE_WORDS,
    PASSWORD_CHARACTERS,
    PIN_DIGITS,
    SLOWEST_ANSWER_MS,
    UNDO_MS,
} from '../wasm/limits.js';
