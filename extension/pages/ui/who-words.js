/**
 * What is known of who uses the computer, in words.
 */

/** @typedef {import('../../wasm/types.js').ComputerDecision} ComputerDecision */

/** Somebody has said who uses it. @param {ComputerDecision} decision */
export function isSaid({ reasons }) {
    return reasons.some((reason) => reason === 'policy' || reason === 'declared');
}

/** The name of the words. @param {ComputerDecision} decision */
export function whoWords(decision) {
    const { state, byPolicy } = decision;
    if (byPolicy) return state === 'shared' ? 'computerPolicy' : 'computerPolicyPersonal';
    if (state === 'shared') return 'computerShared';
    if (state === 'unsure') return 'computerUnsure';
    return isSaid(decision) ? 'computerPersonal' : 'computerAssumed';
}
