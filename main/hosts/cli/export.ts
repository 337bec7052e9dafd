import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { asRefusal } from '../../db/open.ts'
import { openReadOnly } from '../../db/read-only.ts'
import { exportJournal } from '../../domain/export/hledger.service.ts'
import type { Writing } from '../../domain/export/names.ts'

const OPTIONS: readonly [option: string, meaning: string][] = [
  ['FILE', '账本或它的备份、复制件；只看，不改。'],
  ['--force', '已经有这个文件时，换成新的。'],
  ['--ascii', '名字写成拼音，给不认中文的环境用；环境不认中文时自动这样写。'],
]
const USAGE = `用法：${'npm run export -- FILE --to hledger OUT.journal [--force] [--ascii]'}

${OPTIONS.map(([option, meaning]) => `  ${option.padEnd(8)} ${meaning}`).join('\n')}

结束码：0 写好了；1 写不成；2 写法不对。`

const { file, target, force, writing } = readArguments()
if (existsSync(target) && !force) fail(`已经有这个文件了：${target}。换个名字，或加上 ${'--force'}。`, 1)
const opened = openReadOnly(file)
if (!opened.ok) fail(opened.refusal.sentence, 1)
const book = opened.value
try {
  write(exportJournal(book, writing))
  process.stdout.write(`写好了：${target}\n可以这样核对：${'hledger check -f'} ${target}\n`)
} catch (error) {
  const sentence = unwritable(error) ?? asRefusal(file, error)?.refusal.sentence
  if (sentence === undefined) throw error
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
} finally {
  book.close()
}

/** Under another name first: a journal cut off half way is never taken for the whole book. */
function write(pieces: Iterable<string>): void {
  const half = `${target}.half`
  const out = openSync(half, 'w')
  try {
    let waiting = ''
    for (const piece of pieces) {
      waiting += piece
      if (waiting.length < 1_000_000) continue
      writeSync(out, waiting)
      waiting = ''
    }
    writeSync(out, waiting)
    fsyncSync(out)
    closeSync(out)
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        force: { type: 'boolean', default: false },
        ascii: { type: 'boolean', default: false },
      },
    })
    const [from, to, ...more] = positionals
    if (from === undefined || to === undefined || more.length > 0 || values.to !== 'hledger') fail(USAGE, 2)
    const writing: Writing = values.ascii || !readsChinese() ? 'ascii' : 'chinese'
    return { file: resolve(from), target: resolve(to), force: values.force, writing }
  } catch {
    fail(USAGE, 2)
  }
}

/** hledger reads a journal in the encoding of the machine's settings, and knows Chinese only in UTF-8. */
function readsChinese(): boolean {
  const { LC_ALL, LC_CTYPE, LANG } = process.env
  return process.platform !== 'win32' && /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '')
}

/** Troubles with the place to write to come from the machine's calls, not from SQLite. */
function unwritable(error: unknown): string | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) return undefined
  if (code === 'ENOSPC') return `放 ${target} 的地方满了，没有写成。请清出一些空间，再试一次。`
  return `写不到 ${target}。请看看文件夹在不在、能不能写，再试一次。`
}

function fail(sentence: string, code: number): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}
