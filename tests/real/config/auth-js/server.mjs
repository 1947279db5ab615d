/**
 * Auth.js as its guide puts it into Express, with its own pages for signing in and out and the smallest one besides:
 * node server.mjs PORT PASSWORD FOLDER_OF_PACKAGES
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , port, password, folder = ''] = process.argv;
const load = (/** @type {string} */ path) => import(pathToFileURL(join(folder, path)).href);
const [{ default: express }, { ExpressAuth, getSession }, { default: Credentials }] = await Promise.all(
    ['express/index.js', '@auth/express/index.js', '@auth/express/providers/credentials.js'].map(load),
);
const config = {
    secret: 'thirty-two letters of these tests',
    trustHost: true,
    providers: [
        Credentials({
            credentials: {
                username: { label: 'Username' },
                password: { label: 'Password', type: 'password' },
            },
            authorize: (/** @type {Record<string, string>} */ tried) =>
                tried.username === 'robin' && tried.password === password
                    ? { id: '1', name: 'Robin', email: 'robin@fern.example' }
                    : null,
        }),
    ],
};
const app = express();
app.use('/auth/*', ExpressAuth(config));
app.get('/', async (/** @type {unknown} */ request, /** @type {{ send(html: string): void }} */ response) => {
    const session = await getSession(request, config);
    const link = session
        ? `<p>Hello, ${session.user.name}</p><a href="/auth/signout">Sign out</a>`
        : '<a href="/auth/signin">Sign in</a>';
    response.send(`<!doctype html><html lang="en"><title>Fern</title><h1>Fern</h1>${link}`);
});
app.listen(Number(port), '127.0.0.1');
