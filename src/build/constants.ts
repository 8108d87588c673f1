import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES } from '../core/language.ts'
import { type Manifest, manifestSchema } from '../core/pack/manifest.ts'
import { centreKey } from './centre-key.ts'

/** What is known when the app is built; each stands in its code as a literal. */
export interface Constants {
  readonly __PACK_KEYS__: string
  readonly __PACKS_ISSUED__: string
  readonly __PACK_SIZES__: string
  readonly __CENTRE_KEY__: string
  readonly __APP_VERSION__: string
  readonly __BUILD__: string
}

/** What is known when the app is built and stands in its code as constants. */
export function buildConstants(root: string, key: string): Constants {
  const manifest = readManifest(root)
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
    .version
  const sizes = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      manifest.packs.filter((pack) => pack.language === language).reduce((sum, pack) => sum + pack.wire, 0),
    ]),
  )
  return {
    __PACK_KEYS__: JSON.stringify([key]),
    __PACKS_ISSUED__: JSON.stringify(manifest.issued),
    __PACK_SIZES__: JSON.stringify(sizes),
    __CENTRE_KEY__: JSON.stringify(centreKey(process.env)),
    __APP_VERSION__: JSON.stringify(`${version}${revision(root)}`),
    __BUILD__: JSON.stringify(new Date().toISOString().replace(/[-:.]/g, '')),
  }
}

/** The short commit id, where there is a repository. */
function revision(root: string): string {
  try {
    return ` (${execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim()})`
  } catch {
    return '' // built from a copy without history
  }
}

/** The manifest of the packs that go out with the app. */
export function readManifest(root: string): Manifest {
  const { payload } = JSON.parse(readFileSync(join(root, 'out/packs/manifest.json'), 'utf8')) as {
    payload: string
  }
  return manifestSchema.parse(JSON.parse(payload))
}
