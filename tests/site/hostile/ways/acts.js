/* What a page does as if it were a person: nothing may come of it. */
{
    const field = () => document.querySelector('#password');
    const pointer = (type) =>
        new PointerEvent(type, { bubbles: true, composed: true, pointerId: 1, isPrimary: true });
    const key = (type, facts) =>
        new KeyboardEvent(type, { bubbles: true, composed: true, key: 'a', ...facts });
    const press = (facts) =>
        ['keydown', 'keypress', 'keyup'].forEach((type) => field().dispatchEvent(key(type, facts)));
    const trusted = (event) => Object.defineProperty(event, 'isTrusted', { value: true });

    const acts = {
        focus: () => field().focus(),
        'focus-without-end': () => setInterval(() => (field().blur(), field().focus()), 25),
        select: () => field().select(),
        click: () => field().click(),
        'click-label': () => field().labels[0].click(),
        pointer: () =>
            ['pointerdown', 'pointerup', 'click'].forEach((type) => field().dispatchEvent(pointer(type))),
        mouse: () =>
            ['mousedown', 'mouseup', 'click'].forEach((type) =>
                field().dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true })),
            ),
        keys: () => (field().focus(), press({ key: 't', code: 'KeyT' })),
        'fill-keys': () => (field().focus(), press({ key: 'F', code: 'KeyF', altKey: true, shiftKey: true })),
        'tab-key': () => (
            document.querySelector('#email').focus(),
            press({ key: 'Tab', code: 'Tab' }),
            field().focus()
        ),
        input: () => (
            (field().value = 'tulip'),
            field().dispatchEvent(
                new InputEvent('input', { bubbles: true, inputType: 'insertText', data: 't' }),
            ),
            (field().value = '')
        ),
        'insert-text': () => (
            field().focus(),
            document.execCommand('insertText', false, 'tulip'),
            document.execCommand('undo')
        ),
        paste: () =>
            field().dispatchEvent(
                new ClipboardEvent('paste', { bubbles: true, clipboardData: new DataTransfer() }),
            ),
        'said-to-be-trusted': () => {
            try {
                Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
            } catch {
                // It cannot be redefined: then the next lines are as good as any.
            }
            for (const event of [pointer('pointerdown'), key('keydown')]) {
                try {
                    field().dispatchEvent(trusted(event));
                } catch {
                    field().dispatchEvent(event);
                }
            }
            field().focus();
        },
        submit: () => document.querySelector('#form').requestSubmit?.(),
        autofocus: () => (field().autofocus = true),
        messages: () => {
            for (const kind of ['wake', 'suggest', 'fill', 'fillPassword', 'submitted', 'generate'])
                for (const to of [globalThis, globalThis.parent])
                    to.postMessage({ kind, handle: 1, latchkey: true }, '*');
        },
        'runtime-messages': () => {
            const id = new URLSearchParams(location.search).get('origin')?.split('/')[2];
            for (const runtime of [globalThis.chrome?.runtime, globalThis.browser?.runtime]) {
                try {
                    void runtime?.sendMessage?.(id, { kind: 'suggest' });
                    runtime?.connect?.(id);
                } catch {
                    // There is nobody who would hear it.
                }
            }
        },
        popover: () => {
            field().popover = 'manual';
            field().showPopover();
            field().hidePopover();
            field().removeAttribute('popover');
        },
        history: () => (history.pushState({}, '', `${location.href}#next`), field().focus()),
        'type-change': () => ((field().type = 'text'), (field().type = 'password'), field().focus()),
        'new-field': () => {
            const copy = field().cloneNode();
            field().replaceWith(copy);
            copy.focus();
        },
        'remember-me': () => {
            const box = document.querySelector('#remember');
            box.click();
            box.click();
            box.dispatchEvent(new Event('change', { bubbles: true }));
        },
        drop: () =>
            field().dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: new DataTransfer() })),
        'autofill-style': () => (
            (field().value = 'tulip'),
            field().dispatchEvent(new Event('change', { bubbles: true })),
            (field().value = '')
        ),
        touch: () => field().dispatchEvent(new UIEvent('touchstart', { bubbles: true })),
    };
    for (const [name, act] of Object.entries(acts)) {
        globalThis.way(`act-${name}`, {
            arm: () => addEventListener('submit', (event) => event.preventDefault()),
            ready: act,
        });
    }

    /** What the page changes while a password is about to be filled in, at the first sign of it. */
    const races = {
        gone: () => field().remove(),
        'moved-off': () => (field().style.cssText = 'position: fixed; left: -900px'),
        transparent: () => (document.querySelector('main').style.opacity = '0'),
        tiny: () => (field().style.cssText = 'width: 1px; height: 1px; padding: 0; border: 0'),
        covered: () => {
            const cover = document.createElement('div');
            cover.style.cssText =
                'position: fixed; inset: 0; background: white; border: 0; width: 100%; height: 100%';
            cover.popover = 'manual';
            document.body.append(cover);
            cover.showPopover();
        },
        swapped: () => {
            const other = document.createElement('input');
            other.id = 'thief';
            field().after(other);
            other.focus();
            field().remove();
        },
        left: () => location.replace('about:blank'),
    };
    for (const [name, change] of Object.entries(races)) {
        globalThis.way(`race-${name}`, {
            ready: () => {
                // The keys of the command are the browser's; before them comes nothing that a page hears, so that it guesses.
                globalThis.race = change;
            },
        });
    }
}
