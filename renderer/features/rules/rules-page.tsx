import { Button } from 'antd'
import { Download, FileUp, History, PenLine, Printer, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ClauseView, RulesBook, RulesNow } from '#main/api/rules.ts'
import { Asked, act, shop, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { offerFile } from '#renderer/print/paper.ts'
import { ActionButton, Choice } from '#renderer/ui/buttons.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { dayText } from '../slips/day-text.ts'
import { ClassContents, ClauseList } from './clause-list.tsx'
import { keptDraft } from './draft.ts'
import { RulesFrame, SchemeChoice } from './rules-frame.tsx'
import { RulesPaper } from './rules-paper.tsx'
import { useRuledScheme } from './use-scheme.ts'

/** 细则: what is in force, as one reads it out to a neighbour. */
export function RulesPage() {
  const { rules } = useRuledScheme()
  return (
    <RulesFrame>
      {(now) =>
        rules !== null ? (
          <Older now={now} rules={rules} />
        ) : now.book ? (
          <Book now={now} book={now.book} />
        ) : (
          <NoRules now={now} />
        )
      }
    </RulesFrame>
  )
}

function Older({ now, rules }: { now: RulesNow; rules: string }) {
  const version = useAsk(shop.rules.version, { rules })
  return <Asked question={version}>{(book) => <Book now={now} book={book} />}</Asked>
}

/** A new book is begun from a real place's rules, from a workbook, or from nothing. */
function NoRules({ now }: { now: RulesNow }) {
  const navigate = useNavigate()
  const may = useMay('keep_points')
  const { at } = useRuledScheme()
  if (!may) {
    return <EmptyState icon={ScrollText} title="还没有积分细则" hint="请报账员或管理员登录来定。" />
  }
  return (
    <div className="rules-begin">
      <SchemeChoice now={now} />
      <EmptyState
        icon={ScrollText}
        title={`“${now.scheme.name}”还没有细则`}
        hint="细则写明做什么加几分、减几分，村里人照着它来。拿别的村的样板改一改最快，用自己的表格也行。"
        actions={[
          { label: '看看别的村的样板', onPress: () => void navigate(at('templates')) },
          { label: '导入自己的表格', onPress: () => void navigate(at('import')) },
          {
            label: keptDraft(now.scheme.id) ? '接着写没写完的' : '自己从头写',
            onPress: () => void navigate(at('edit')),
          },
        ]}
      />
    </div>
  )
}

const VIEWS = [
  { view: 'all', label: '全部', of: () => true },
  { view: 'award', label: '加分', of: ({ kind }: ClauseView) => kind === 'award' },
  { view: 'deduct', label: '减分', of: ({ kind }: ClauseView) => kind === 'deduct' },
  { view: 'veto', label: '一票否决', of: ({ kind }: ClauseView) => kind === 'veto' },
  {
    view: 'unset',
    label: '分值待定',
    of: ({ kind, minimum }: ClauseView) => kind !== 'veto' && minimum === null,
  },
  { view: 'warned', label: '要留意', of: ({ words }: ClauseView) => words.warnings.length > 0 },
] as const
type View = (typeof VIEWS)[number]['view']
/** Always offered; the others only where there are some. */
const PLAIN: readonly View[] = ['all', 'award', 'deduct']

function Book({ now, book }: { now: RulesNow; book: RulesBook }) {
  const navigate = useNavigate()
  const may = useMay('keep_points')
  const { at, rules } = useRuledScheme()
  const [view, setView] = useState<View>('all')
  const [words, setWords] = useState('')
  const [paper, setPaper] = useState(false)
  const [problem, setProblem] = useState<string>()
  const chosen = VIEWS.find((one) => one.view === view) ?? VIEWS[0]
  const looked = words.trim()
  const shown = book.clauses
    .filter(chosen.of)
    .filter(({ text, className }) => looked === '' || text.includes(looked) || className.includes(looked))
  const draft = keptDraft(now.scheme.id)
  const download = async () => {
    const made = await act(shop.rules.sheet, { rules: book.rules })
    setProblem(made.ok ? undefined : made.refusal.sentence)
    if (!made.ok) return
    const bytes = Uint8Array.from(atob(made.value.bytes), (letter) => letter.charCodeAt(0))
    offerFile(new Blob([bytes]), made.value.fileName)
  }
  return (
    <div className="office-column">
      <div className="rules-head">
        <div className="rules-head-words">
          <h2 className="rules-name">
            {book.name} <StatePill now={now} book={book} />
          </h2>
          <p className="office-soft">
            第 {book.version} 版，{dayText(book.fromDate)}起，{book.approver}定
          </p>
        </div>
        <SchemeChoice now={now} />
        <div className="rules-head-acts">
          <Button icon={<Printer size={18} aria-hidden="true" />} onClick={() => setPaper(true)}>
            打印
          </Button>
          <Button icon={<Download size={18} aria-hidden="true" />} onClick={() => void download()}>
            导出表格
          </Button>
          <Button
            icon={<History size={18} aria-hidden="true" />}
            onClick={() => void navigate(at('versions'))}
          >
            各版对照
          </Button>
          {may && (
            <>
              <Button
                icon={<FileUp size={18} aria-hidden="true" />}
                onClick={() => void navigate(at('import'))}
              >
                导入表格
              </Button>
              <Button
                type="primary"
                icon={<PenLine size={18} aria-hidden="true" />}
                onClick={() => void navigate(at('edit'))}
              >
                {draft ? '接着改' : '改细则'}
              </Button>
            </>
          )}
        </div>
      </div>
      {problem !== undefined && <Message tone="wrong" sentence={problem} />}
      {rules !== null && rules !== now.book?.rules && (
        <Message tone="plain" sentence={`这是第 ${book.version} 版，不是现在用的。`} />
      )}
      <div className="stock-views">
        {VIEWS.filter((one) => PLAIN.includes(one.view) || book.clauses.some(one.of)).map((one) => (
          <Choice
            key={one.view}
            label={`${one.label} ${book.clauses.filter(one.of).length}`}
            chosen={view === one.view}
            onChoose={() => setView(one.view)}
          />
        ))}
        <input
          className="ui-input rules-search"
          aria-label="找一条"
          placeholder="找一条：大扫除、垃圾"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div className="rules-body">
        <ClassContents clauses={shown} />
        <div className="rules-scroll">
          {shown.length === 0 ? (
            <EmptyState
              title="没有找到这样的细则"
              hint="换个说法再找，或者点“全部”。"
              actions={[
                {
                  label: '看全部',
                  onPress: () => {
                    setView('all')
                    setWords('')
                  },
                },
              ]}
            />
          ) : (
            <ClauseList clauses={shown} />
          )}
        </div>
      </div>
      {rules !== null && (
        <div className="list-foot">
          <ActionButton label="回到现在用的" onPress={() => void navigate(at())} />
        </div>
      )}
      {paper && <RulesPaper book={book} onClose={() => setPaper(false)} />}
    </div>
  )
}

function StatePill({ now, book }: { now: RulesNow; book: RulesBook }) {
  const { today } = useSession()
  if (book.rules === now.inForce) return <Pill tone="green">正在用</Pill>
  if (book.fromDate > today) return <Pill tone="amber">{dayText(book.fromDate)}起用</Pill>
  return <Pill>以前用的</Pill>
}
