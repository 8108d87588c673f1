import { adminCommand } from './admin/command.ts'

process.exitCode = await adminCommand(process.argv.slice(2), {
  root: process.cwd(),
  environment: process.env,
  say: (line) => console.log(line),
  warn: (line) => console.error(line),
})
