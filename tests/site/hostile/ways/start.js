/* Starts the way that the address names. */
{
    const name = new URLSearchParams(location.search).get('way');
    const chosen = globalThis.ways.get(name);
    document.title = 'Join – Way';
    chosen?.arm?.();
    globalThis.real.listen.call(document, 'DOMContentLoaded', () => chosen?.ready?.());
    globalThis.chosen = chosen;
}
