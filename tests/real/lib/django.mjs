/**
 * Applications on Django, which share an environment and differ in their addresses.
 */
import { join } from 'node:path';
import { fromPypi, pypiProgram } from '../install/pip.mjs';
import { run } from '../install/command.mjs';
import { CONFIG, freshData } from './folder.mjs';
import { PASSWORD } from './person.mjs';
import { serve } from './service.mjs';

export const DJANGO = '5.2.19';

/** What is installed for each of them. */
const REQUIREMENTS = [
    `django==${DJANGO}`,
    'django-allauth==65.22.1',
    'django-two-factor-auth==1.18.1',
    'phonenumbers==9.0.43',
];

export function installDjango() {
    return fromPypi('django', REQUIREMENTS);
}

/**
 * @param {string} name
 * @param {number} port
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function startDjango(name, port, env = {}) {
    const data = freshData(name);
    const python = pypiProgram('django', 'python');
    const manage = [join(CONFIG, 'django/site.py'), data];
    await run(python, [...manage, 'migrate'], { env });
    await run(python, [...manage, 'createsuperuser', '--noinput', '--username', 'robin'], {
        env: { ...env, DJANGO_SUPERUSER_EMAIL: 'robin@fern.example', DJANGO_SUPERUSER_PASSWORD: PASSWORD },
    });
    const args = [...manage, 'runserver', '--noreload', `127.0.0.1:${port}`];
    const { stop } = await serve({ name, port, command: python, args, env });
    return { origin: `http://${name}.localhost:${port}`, stop };
}
