import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { budgetsOf, isKept, languagesOf, used } from './budgets.ts'
import { type Figures, measure } from './measure.ts'
import { plansFor } from './plans.ts'
import { compare, table } from './report.ts'
import { ROUTES, routesLost } from './routes.ts'
import { NO_LIMIT } from './line.ts'
import { entryFigures } from './entry.ts'
import { examFigures } from './exam.ts'
import { engineFigures, keepDetectability, PRACTICE_GOALS, shelfFrom } from './practice.ts'
import { harvestFigures } from './harvest.ts'
import { loadFigures, sumFigures, tellLoad } from './load.ts'
import { roomFigures } from './room.ts'
import { scanFigures } from './room-scan.ts'
import { sceneFigures } from './scene.ts'
import { makeCertificate } from './site.ts'

/*
 * Measures the app beside two yardsticks, round by round, so that whatever else the machine does falls on all three alike.
 * Bytes, requests and routes can fail the run; times are told as ratios and never do.
 *
 * BENCH_ROUNDS=1 for a quick look, BENCH_DIST for a build that lies elsewhere. The server alone: node out/ts/bench/load.js (docs/scaling.md).
 */

const dist = process.env['BENCH_DIST'] ?? join(process.cwd(), 'dist')
const count = Number(process.env['BENCH_ROUNDS'] ?? 5)
const certificate = makeCertificate()
const plans = await plansFor(dist, certificate)
const rounds: Record<string, Figures[]> = Object.fromEntries(plans.map(({ site }) => [site.name, []]))

for (let round = 0; round < count; round++)
  for (const plan of plans) {
    console.error(`round ${round + 1} of ${count}: ${plan.site.name}`)
    rounds[plan.site.name]?.push(await measure(plan, certificate))
  }

const app = plans.at(-1)?.site
if (!app) throw new Error('There is no app to measure')
app.line.speed = NO_LIMIT
const lost: string[] = []
const languages = languagesOf(dist)
for (const language of languages) lost.push(...(await routesLost(app, language, certificate)))

const shelf = shelfFrom(process.cwd())
const practice = {
  ...engineFigures(shelf),
  // Times never fail a run: what could not be measured is said, and stands as a gap in the table.
  ...(await entryFigures(process.cwd(), dist, certificate).catch((error: unknown) => {
    console.error(`Keys were not measured: ${String(error)}`)
    return {}
  })),
  ...(await sceneFigures(dist, certificate).catch((error: unknown) => {
    console.error(`Scenes were not measured: ${String(error)}`)
    return {}
  })),
  ...(await examFigures(dist, certificate).catch((error: unknown) => {
    console.error(`Exams were not measured: ${String(error)}`)
    return {}
  })),
  ...(await scanFigures().catch((error: unknown) => {
    console.error(`The camera was not measured: ${String(error)}`)
    return {}
  })),
  ...(await harvestFigures().catch((error: unknown) => {
    console.error(`The harvest was not measured: ${String(error)}`)
    return {}
  })),
  ...(await roomFigures(dist, certificate).catch((error: unknown) => {
    console.error(`Taking part in a room was not measured: ${String(error)}`)
    return {}
  })),
}
const load = await loadFigures().catch((error: unknown) => {
  console.error(`The server was not measured: ${String(error)}`)
  return sumFigures()
})
const detected = keepDetectability(process.cwd(), shelf)

const lines = compare(rounds, 'floor', app.name)
console.log(table(lines, Object.keys(rounds)))

console.log('\nPractice, in ms')
for (const { name, says, goal } of PRACTICE_GOALS) {
  const value = practice[name] ?? NaN
  const state = goal === undefined ? '' : value <= goal ? 'ok' : 'over'
  console.log(`  ${state.padEnd(7)} ${value.toFixed(2)}${goal === undefined ? '' : ` of ${goal}`}: ${says}`)
}
const isLoadBroken = tellLoad(load)
console.log(`\n${detected.slice(detected.indexOf('## '))}`)

const budgets = budgetsOf(dist)
console.log('\nFrom the built files')
for (const budget of budgets) {
  const unit = budget.unit === 'files' ? 'files' : 'B'
  const state = isKept(budget) ? 'ok' : 'BROKEN'
  console.log(`  ${state.padEnd(7)} ${used(budget)} of ${budget.limit} ${unit}: ${budget.what}`)
  if (!isKept(budget))
    for (const [file, size] of budget.parts) console.log(`${String(size).padStart(16)} ${file}`)
}
const opened = ROUTES.length * languages.length - lost.length
console.log(
  `\nRoutes that open without a server: ${opened} of ${ROUTES.length * languages.length} ${lost.join(', ')}`,
)

writeFileSync(
  join(process.cwd(), 'bench/results.json'),
  JSON.stringify(
    {
      measuredAt: new Date().toISOString(),
      machine: { cores: cpus().length, model: cpus()[0]?.model, load: loadavg()[0] },
      rounds,
      lines,
      budgets: budgets.map((budget) => ({
        ...budget,
        parts: Object.fromEntries(budget.parts),
        used: used(budget),
      })),
      routesLost: lost,
      practice,
      load,
    },
    null,
    2,
  ),
)

const broken = lines.some((line) => typeof line !== 'string' && line.state === 'BROKEN')
process.exit(broken || isLoadBroken || lost.length > 0 || !budgets.every(isKept) ? 1 : 0)
