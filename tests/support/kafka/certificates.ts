import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Certificates = Readonly<{
  /** Of the authority, as PEM. */
  ca: string
  caFile: string
  /** Key and certificate of the broker at 127.0.0.1, as PEM in one file. */
  brokerFile: string
  /** A client's, signed by the authority, with this common name; a server's with the names it goes by as extension. */
  client: (name: string, extension?: string) => Readonly<{ cert: string; key: string }>
}>

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** Made anew, good for a day, and gone with the test or, by `afterAll`, with its file. */
export function freshCertificates(finished: (clean: () => void) => void): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'tickler-certificates-'))
  finished(() => rmSync(folder, { recursive: true, force: true }))
  const openssl = (command: string, ...args: string[]) =>
    execFileSync('openssl', [command, ...args], { cwd: folder, stdio: 'pipe' })
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')

  openssl('req', '-x509', '-days', '1', ...newKey, '-subj', '/CN=test authority', '-keyout', 'ca.key', '-out', 'ca.pem')
  const signed = (name: string, extensions = 'basicConstraints=CA:FALSE') => {
    writeFileSync(join(folder, `${name}.ext`), extensions)
    openssl('req', '-new', ...newKey, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`)
    const authority = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1']
    openssl('x509', '-req', '-in', `${name}.csr`, ...authority, '-extfile', `${name}.ext`, '-out', `${name}.pem`)
    return { key: text(`${name}.key`), cert: text(`${name}.pem`) }
  }
  const broker = signed('broker', 'subjectAltName=IP:127.0.0.1')
  writeFileSync(join(folder, 'broker-both.pem'), broker.key + broker.cert, { mode: 0o600 })
  return {
    ca: text('ca.pem'),
    caFile: join(folder, 'ca.pem'),
    brokerFile: join(folder, 'broker-both.pem'),
    client: signed,
  }
}
