/**
 * A directory with one account: OpenLDAP's server, on loopback.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { write } from './copy.mjs';
import { freshData } from './folder.mjs';
import { PASSWORD } from './person.mjs';
import { serve } from './service.mjs';

export const DIRECTORY_PORT = 8871;
export const BASE = 'dc=fern,dc=example';
export const ADMIN = `cn=admin,${BASE}`;

const ENTRIES = `dn: ${BASE}
objectClass: dcObject
objectClass: organization
o: Fern
dc: fern

dn: ou=people,${BASE}
objectClass: organizationalUnit
ou: people

dn: ou=group,${BASE}
objectClass: organizationalUnit
ou: group

dn: uid=robin,ou=people,${BASE}
objectClass: inetOrgPerson
objectClass: posixAccount
uid: robin
cn: Robin Fern
sn: Fern
uidNumber: 10001
gidNumber: 10001
homeDirectory: /home/robin
userPassword: ${PASSWORD}
`;

export const withSlapd = () => debian(['slapd', 'ldap-utils']);

export async function startSlapd() {
    const data = freshData('slapd');
    mkdirSync(join(data, 'db'));
    const schemas = ['core', 'cosine', 'inetorgperson', 'nis'];
    const lines = [
        ...schemas.map((name) => `include /etc/ldap/schema/${name}.schema`),
        `pidfile ${data}/slapd.pid`,
        'modulepath /usr/lib/ldap',
        'moduleload back_mdb',
        'disallow bind_anon',
        'require authc',
        'database mdb',
        `suffix "${BASE}"`,
        `rootdn "${ADMIN}"`,
        `rootpw ${PASSWORD}`,
        `directory ${data}/db`,
    ];
    const config = join(data, 'slapd.conf');
    write(config, `${lines.join('\n')}\n`);
    await run('slapadd', ['-f', config], { input: ENTRIES });
    const args = ['-d', '0', '-f', config, '-h', `ldap://127.0.0.1:${DIRECTORY_PORT}`];
    return serve({ name: 'slapd', port: DIRECTORY_PORT, command: 'slapd', args });
}
