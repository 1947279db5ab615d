/**
 * The password was typed with the Russian keyboard on.
 */
import { fixture } from './lib/fixture.mjs';
import { moodle } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'cyrillic-keyboard',
    language: 'ru',
    layout: moodle,
    finding: 'otherLetters',
    account: { user: 'robin', password: 'meadow7lark' },
    typed: { user: 'robin', password: 'ьуфвщц7дфкл' },
    says: 'Неверный логин или пароль, попробуйте заново.',
});
