/**
 * Facts of pages that are made up.
 */

/** Facts as the content scripts collect them. @param {object} facts */
export function field(facts) {
    const texts = [
        'autocomplete',
        'name',
        'id',
        'class',
        'label',
        'aria',
        'description',
        'placeholder',
        'title',
        'nearby',
        'inputMode',
        'pattern',
    ];
    return {
        ...Object.fromEntries(texts.map((name) => [name, ''])),
        handle: 1,
        tag: 'input',
        type: 'text',
        wasPassword: false,
        visible: true,
        editable: true,
        required: false,
        maxLength: null,
        minLength: null,
        shadowDepth: 0,
        ...facts,
    };
}

/** @param {boolean} topFrame @param {ReturnType<typeof field>[]} fields of its one form */
export function pageOf(topFrame, fields) {
    const texts = { id: '', name: '', class: '', action: '', heading: '', text: '' };
    const form = { ...texts, handle: 9, hasElement: true, buttons: [], links: [], sections: [], fields };
    return {
        title: '',
        lang: 'en',
        path: '/',
        topFrame,
        headings: [],
        forms: [{ ...form, fieldCount: fields.length }],
        controls: [],
    };
}
