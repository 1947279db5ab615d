/**
 * The memories of the WebAssembly instances that take the place of others, in their order, until `stop` is called.
 */
export function recordMemories() {
    const { Instance } = WebAssembly;
    /** @type {WebAssembly.Memory[]} */
    const memories = [];
    WebAssembly.Instance = class extends Instance {
        /** @param {[WebAssembly.Module, WebAssembly.Imports?]} made */
        constructor(...made) {
            super(...made);
            memories.push(/** @type {WebAssembly.Memory} */ (this.exports.memory));
        }
    };
    return { memories, stop: () => Object.assign(WebAssembly, { Instance }) };
}
