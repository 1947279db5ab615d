/**
 * A mail server with one person's mail.
 */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, freshData } from './folder.mjs';
import { PASSWORD } from './person.mjs';
import { serve } from './service.mjs';

const PORT = 1143;

/** @param {string} address */
export async function startMail(address) {
    const data = freshData('dovecot');
    const users = join(data, 'users');
    writeFileSync(users, `${address}:{PLAIN}${PASSWORD}\n`);
    const settings = `
        protocols = imap
        listen = 127.0.0.1
        base_dir = ${data}/run
        state_dir = ${data}/state
        log_path = ${folder('log')}/dovecot-mail.log
        ssl = no
        disable_plaintext_auth = no
        first_valid_uid = 1
        mail_location = maildir:${data}/mail/%u
        service imap-login {
            inet_listener imap {
                port = ${PORT}
            }
            inet_listener imaps {
                port = 0
            }
        }
        passdb {
            driver = passwd-file
            args = ${users}
        }
        userdb {
            driver = static
            args = uid=65534 gid=65534 home=${data}/mail/%u
        }
    `;
    const file = join(data, 'dovecot.conf');
    writeFileSync(file, settings);
    // Mail is kept by nobody, who has to get there.
    chmodSync(data, 0o777);
    const { stop } = await serve({
        name: 'dovecot',
        port: PORT,
        command: 'dovecot',
        args: ['-F', '-c', file],
    });
    return { port: PORT, stop };
}
