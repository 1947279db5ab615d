/* A form in which the password cannot be seen, in the way that the fragment names, and to which the page gives the focus. */
const way = location.hash.slice(1);
document.documentElement.className = way;
const field = document.querySelector('#password');
const cover = (name, popover) => {
    const made = document.createElement('div');
    made.className = `cover ${name}`;
    if (popover) made.popover = 'manual';
    document.body.append(made);
    if (popover) made.showPopover();
    return made;
};
const ways = {
    covered: () => cover(''),
    'covered-by-what-clicks-go-through': () => cover('lets-through'),
    'covered-by-a-popover': () => cover('', true),
    'covered-by-a-popover-that-clicks-go-through': () => cover('lets-through', true),
    'covered-by-a-part-of-a-popover': () => {
        const made = cover('lets-through', true);
        made.style.cssText = 'background: transparent';
        made.innerHTML = '<div class="cover lets-through"></div>';
    },
    'below-a-frame-without-a-ground': () => {
        cover('lets-through').style.background = 'none';
        cover('lets-through').style.opacity = '0';
        cover('lets-through').style.visibility = 'hidden';
    },
    'below-its-label': () => {
        const made = cover('');
        const label = document.createElement('label');
        label.htmlFor = 'password';
        label.className = made.className;
        label.style.background = 'none';
        made.replaceWith(label);
    },
    'before-a-backdrop': () => cover('lets-through below'),
};
ways[way]?.();
const focus = () => field.focus();
globalThis.shown = 0;
new MutationObserver((changes) => {
    for (const { addedNodes } of changes) globalThis.shown += addedNodes.length;
}).observe(document.documentElement, { childList: true });
focus();
if (way === 'focused-without-end') setInterval(focus, 25);
