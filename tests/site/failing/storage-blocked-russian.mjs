/**
 * The page of a Russian app is served so that it has no storage, and says that it cannot store anything.
 */
import { toast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { sandboxed } from './lib/storage.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    sandboxed(
        {
            name: 'storage-blocked-russian',
            language: 'ru',
            layout: toast,
            account: BY_EMAIL,
            finding: 'storageBlocked',
        },
        'Не удалось сохранить данные в браузере.',
    ),
);
