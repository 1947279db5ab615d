/**
 * The form is there again because the person wants it in another language, and two cookies have the same name.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';
import { open, press } from './lib/person.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-other-language',
    layout: django,
    form: { beside: '<a id="language" href="/login?lang=de">Deutsch</a>' },
    first: (visit, site) =>
        visit.route === 'GET /login'
            ? site.form({}, 200, {
                  'set-cookie': [`${site.cookie}=none; Path=/`, `${site.cookie}=none; Path=/login`],
              })
            : undefined,
    steps: async (page, site) => {
        await open(page, `${site.origin}/login`);
        await press(page, '#language');
    },
});
