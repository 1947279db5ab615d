/**
 * AdminJS as its guide puts it into Express, in Italian:
 * node server.mjs PORT PASSWORD FOLDER_OF_PACKAGES
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , port, password, folder = ''] = process.argv;
const load = (/** @type {string} */ path) => import(pathToFileURL(join(folder, path)).href);
const [{ default: AdminJS }, { default: AdminJSExpress }, { default: express }] = await Promise.all(
    ['adminjs/index.js', '@adminjs/express/lib/index.js', 'express/index.js'].map(load),
);
const admin = new AdminJS({ locale: { language: 'it', availableLanguages: ['it'] } });
const person = { email: 'robin@fern.example' };
const authenticate = (/** @type {string} */ email, /** @type {string} */ tried) =>
    email === person.email && tried === password ? person : null;
const secret = 'thirty-two letters of these tests';
const router = AdminJSExpress.buildAuthenticatedRouter(
    admin,
    { authenticate, cookieName: 'adminjs', cookiePassword: secret },
    null,
    { secret, resave: false, saveUninitialized: false, name: 'adminjs' },
);
const app = express();
app.use(admin.options.rootPath, router);
app.listen(Number(port), '127.0.0.1');
