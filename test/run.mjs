// @ts-check
// Every check of the project, from nothing: what is missing on the machine is installed first. The last line sums up what
// the runners themselves reported.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

let passed = 0
let failed = 0
/** @type {string[]} */
const fallen = []

/** Runs a command with its output shown; whether it ended well. @param {string} command @param {string[]} rest */
function run(command, ...rest) {
  console.log(`\n› ${command} ${rest.join(' ')}`)
  return spawnSync(command, rest, { stdio: 'inherit', env: process.env }).status === 0
}

/** A check without a report of its own counts as one. @param {string} name @param {boolean} well */
function count(name, well) {
  if (well) passed += 1
  else failed += 1
  if (!well) console.log(`✗ ${name}`)
  return well
}

/** Adds a runner's report; a runner that left none has failed. @param {string} path @param {(report: any) => [number, number]} read */
function addReport(path, read) {
  if (!existsSync(path)) {
    count(`${path} was not written`, false)
    return
  }
  const [good, bad] = read(JSON.parse(readFileSync(path, 'utf8')))
  passed += good
  failed += bad
}

/** Files that failed before any of their tests ran. @param {any} report */
function unloaded(report) {
  return report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
}

/** What failed in a report of unit tests, said once more at the end, where it is found. @param {any} report */
function fallenIn(report) {
  return report.testResults.flatMap((/** @type {any} */ file) =>
    file.assertionResults
      .filter((/** @type {any} */ { status }) => status === 'failed')
      .map((/** @type {any} */ { fullName }) => fullName),
  )
}

/** Installs what is missing. @param {string} name @param {string} parcels @param {() => boolean} isThere */
function need(name, parcels, isThere) {
  if (isThere()) return true
  if (process.getuid?.() !== 0) {
    console.log(`${name} is missing and only root can install it: apt-get install ${parcels}`)
    return false
  }
  // as in a container, where no service can be started: none is tried (runlevel 1), and nobody is asked anything
  const env = ['RUNLEVEL=1', 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C.UTF-8']
  run('apt-get', 'update', '-qq')
  run('env', ...env, 'apt-get', 'install', '-y', '-qq', ...parcels.split(' '))
  return isThere() // whatever a package said about its service
}

function needChromium() {
  return need('Chromium', 'chromium', () => existsSync(CHROMIUM))
}

/** The tests start a server of their own; only its programs are needed. */
function needPostgres() {
  const debian = '/usr/lib/postgresql'
  return need('PostgreSQL', 'postgresql', () =>
    [
      ...(process.env.PATH ?? '').split(delimiter),
      ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []),
    ].some((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))),
  )
}

/** @param {string} program */
function hasProgram(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

/** The engines beside Chromium of which the journeys can be run: who has a file there by this name. */
function otherEngines() {
  const webkit = 'webkit2gtk-driver gir1.2-webkit2-4.1 gjs xvfb'
  const asked = "imports.gi.versions.WebKit2 = '4.1'; imports.gi.WebKit2"
  const there = {
    firefox: need('Firefox', 'firefox-esr', () => hasProgram('firefox-esr')),
    webkit: need(
      'WebKitGTK',
      webkit,
      () =>
        hasProgram('WebKitWebDriver') && hasProgram('Xvfb') && spawnSync('gjs', ['-c', asked]).status === 0,
    ),
  }
  return Object.entries(there).flatMap(([name, isThere]) => {
    if (!isThere) console.log(`${name} is not here: its journeys were not run and count as nothing`)
    return isThere ? [name] : []
  })
}

rmSync('test-results', { recursive: true, force: true })
mkdirSync('test-results', { recursive: true })

count('types, lint and format', run('npm', 'run', '-s', 'check'))
count('content', run('npm', 'run', '-s', 'content'))
count('postgresql', needPostgres())
if (count('build', run('npm', 'run', '-s', 'build'))) {
  const unit = run(
    'npx',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=test-results/unit.json',
  )
  addReport('test-results/unit.json', (report) => {
    fallen.push(...fallenIn(report))
    return [report.numPassedTests, report.numFailedTests + unloaded(report)]
  })
  if (!unit && failed === 0) count('unit', false)
  if (count('chromium', needChromium())) {
    const e2e = run('npx', 'playwright', 'test')
    addReport('test-results/e2e.json', (report) => [
      report.stats.expected + report.stats.flaky,
      report.stats.unexpected,
    ])
    if (!e2e && failed === 0) count('e2e', false)
  }
  const engines = otherEngines()
  if (engines.length > 0) {
    const others = run(
      'npx',
      'vitest',
      'run',
      '--config=test/engines/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/engines.json',
      ...engines.map((name) => `test/engines/${name}.engine.ts`),
    )
    addReport('test-results/engines.json', (report) => {
      fallen.push(...fallenIn(report))
      return [report.numPassedTests, report.numFailedTests + unloaded(report)]
    })
    if (!others && failed === 0) count('engines', false)
  }
}

for (const name of fallen) console.log(`✗ ${name}`)
console.log(`\ntests: ${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
