import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Line } from './line.ts'

/** How a site answers. */
export type Answer = (request: Request) => Response | Promise<Response>

/** What was asked of a server and what it sent. */
export interface Asked {
  readonly path: string
  readonly status: number
  /** Body as sent, and the names and values of the headers. */
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A certificate that is good for one run, and its fingerprint for the browser. */
export interface Certificate {
  readonly key: Buffer
  readonly cert: Buffer
  readonly fingerprint: string
}

/** Makes a certificate for localhost. */
export function makeCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'ubani-bench-key-'))
  try {
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2']
    const kind = ['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
    execFileSync('openssl', [...kind, ...subject, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' })
    const cert = readFileSync(certFile)
    const open = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
    return {
      key: readFileSync(keyFile),
      cert,
      fingerprint: createHash('sha256').update(open).digest('base64'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A site behind a line: HTTP/2 over TLS 1.3, as it is served in earnest. */
export class Site {
  /** Everything asked since the last `forget`. */
  asked: Asked[] = []
  readonly line: Line

  constructor(
    readonly name: string,
    { key, cert }: Certificate,
    answer: Answer,
  ) {
    const server = createSecureServer({ key, cert, minVersion: 'TLSv1.3' })
    const listener = getRequestListener((request) => this.reply(request, answer))
    server.on('request', (request, response) => void listener(request, response))
    server.on('sessionError', () => undefined) // a browser that is closed does not say goodbye
    this.line = new Line((end) => server.emit('connection', end))
  }

  get url(): string {
    return `https://localhost:${this.line.port}`
  }

  forget(): void {
    this.asked = []
    this.line.down = 0
  }

  private async reply(request: Request, answer: Answer): Promise<Response> {
    const at = Date.now()
    const response = await answer(request)
    const head = [...response.headers].reduce((sum, [name, value]) => sum + name.length + value.length, 0)
    const body = Number(response.headers.get('content-length') ?? 0)
    const { pathname, search } = new URL(request.url)
    this.asked.push({ path: pathname + search, status: response.status, bytes: head + body, at })
    return response
  }
}
