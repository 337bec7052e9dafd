import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const OPTIONS: readonly [option: string, meaning: string][] = [
  ['FILE', '账本或它的备份、复制件；只看，不改。'],
  ['--json', '给程序看的结果。'],
  ['--deep', '很大的账本也把索引逐条核对，要久一些。'],
  ['--code', '纸上的一个核对码，写成单号和八位数字，可以写几个。'],
]
const USAGE = `用法：${'npm run audit -- FILE [--json] [--deep] [--code DH26-00453=40718836]'}

${OPTIONS.map(([option, meaning]) => `  ${option.padEnd(8)} ${meaning}`).join('\n')}

结束码：0 账是好的；1 有不对的地方；2 文件打不开或写法不对。`

/** Exit codes: 0 sound, 1 findings, 2 no answer because of the file or the command line. */
const NO_ANSWER = 2

const { file, json, deep, paper } = readArguments()
const started = performance.now()
// compiled once and kept in the machine's folder for such things: half the time until a second start
enableCompileCache()
const { auditFile } = await import('../audit-file.ts')
const { auditPage } = await import('../../domain/audit/page.ts')
const audited = await auditFile(file, { paper, deep })
if (!audited.ok) fail(audited.refusal.sentence, audited.refusal.code)
const report = audited.value
const seconds = (performance.now() - started) / 1000
process.stdout.write(
  json ? `${JSON.stringify({ file, ...report, seconds }, null, 2)}\n` : auditPage(report, file, seconds),
)
process.exitCode = report.sound ? 0 : 1

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        deep: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        code: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0 || values.help) fail(USAGE, 'usage')
    return {
      file: resolve(path),
      json: values.json,
      deep: values.deep,
      paper: values.code.map(readPaperCode),
    }
  } catch {
    fail(USAGE, 'usage')
  }
}

function readPaperCode(text: string) {
  const match = /^\s*(\S+)\s*=\s*(\d{8})\s*$/.exec(text.normalize('NFKC'))
  if (!match) fail(`“${text}”看不懂，请照这样写：${'--code DH26-00453=40718836'}`, 'usage')
  return { serial: match[1]!, code: match[2]! }
}

function fail(sentence: string, code: string): never {
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ sound: false, refusal: { code, sentence } })}\n`)
  }
  process.stderr.write(`${sentence}\n`)
  process.exit(NO_ANSWER)
}
