import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build } from 'vite'
import { clientConfig } from '../../src/build/bundle.ts'
import { centreKey } from '../../src/build/centre-key.ts'
import { buildConstants } from '../../src/build/constants.ts'
import { signingKey } from '../../src/build/sign.ts'
import { buildNote, type Files, withFiles } from './builds.ts'

/**
 * The build with the scripts that CENTRE_KEY makes of it: they are bundled anew, which takes two seconds, and take the names of those they
 * stand for. Pages, packs and styles know nothing of the key; the worker is told what the scripts weigh now.
 * @param pem the public half of the centre's key
 */
export async function buildForCentre(files: Files, pem: string): Promise<Files> {
  const root = process.cwd()
  const note = buildNote(files)
  const { open } = signingKey(process.env, join(root, process.env['DATA_DIR'] ?? 'data'))
  const config = clientConfig(root, {
    ...buildConstants(root, open),
    __BUILD__: note.build,
    __CENTRE_KEY__: JSON.stringify(centreKey({ CENTRE_KEY: pem })),
  })
  const made = await build({ ...config, build: { ...config.build, write: false } })
  if (!('output' in made)) throw new Error('Bundling gave no scripts')
  const scripts = made.output.filter((file) => file.type === 'chunk')

  const present = new Map((note.builds[0] ?? []).map((name) => [withoutHash(`assets/${name}`), name]))
  const names = scripts.map(({ fileName }): [string, string] => {
    const name = present.get(withoutHash(fileName))
    if (!name) throw new Error(`The build that is here has no ${withoutHash(fileName)}`)
    return [fileName.slice('assets/'.length), name]
  })
  const named = (text: string): string =>
    names.reduce((sofar, [name, asNow]) => sofar.replaceAll(name, asNow), text)

  let worker = files.get('/sw.js')?.plain.toString() ?? ''
  const changed = scripts.map(({ fileName, code }): [string, string] => {
    const [path, text] = [`/${named(fileName)}`, named(code)]
    worker = worker.replaceAll(sealOf(files.get(path)?.plain ?? ''), sealOf(text))
    return [path, text]
  })
  return withFiles(files, [...changed, ['/sw.js', worker]])
}

/** A file's name without its hash. */
function withoutHash(name: string): string {
  return name.replace(/-[\w-]{8}(\.\w+)$/, '$1')
}

/** By what the worker knows a file. */
function sealOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64')
}
