import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { ClauseForm, RulesBook, RulesNow } from '#main/api/rules.ts'
import { Asked, newId, shop, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { KeyBar } from '#renderer/ui/keys.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ClauseDialog } from './clause-dialog.tsx'
import { CHANGE_MARKS, ClassContents, ClauseList } from './clause-list.tsx'
import { DecideRules } from './decide-rules.tsx'
import {
  classesOf,
  formOf,
  keepDraft,
  keptDraft,
  moveClass,
  moveClause,
  putClause,
  type RulesDraft,
  useDraft,
} from './draft.ts'
import { LeaveDraft } from './leave-draft.tsx'
import { RulesFrame } from './rules-frame.tsx'
import { useRuledScheme } from './use-scheme.ts'
import { changesInShort } from './versions-page.tsx'

/** 改细则: the whole list, changed clause by clause and decided at once. */
export function RulesEditPage() {
  const may = useMay('keep_points')
  return (
    <RulesFrame>
      {(now) =>
        may ? (
          <Begin key={now.scheme.id} now={now} />
        ) : (
          <EmptyState title="细则由报账员记" hint="请报账员或管理员登录来定。" />
        )
      }
    </RulesFrame>
  )
}

/** What is changed is the newest version, also where it is not in force yet. */
function Begin({ now }: { now: RulesNow }) {
  const newest = now.versions[0]?.rules
  const version = useAsk(shop.rules.version, { rules: newest ?? '' }, { enabled: newest !== undefined })
  if (newest === undefined) return <Editor now={now} newest={null} />
  return <Asked question={version}>{(book) => <Editor now={now} newest={book} />}</Asked>
}

type Open =
  | { readonly kind: 'clause'; readonly clause: ClauseForm | null; readonly className: string }
  | { readonly kind: 'decide' }
  | { readonly kind: 'leave' }

const HINTS = [
  { cap: '↑ ↓', does: '选一条' },
  { cap: 'Enter', does: '改这一条' },
  { cap: 'PgUp PgDn', does: '往前、往后挪' },
  { cap: 'Del', does: '去掉' },
  { cap: 'F4', does: '加一条' },
  { cap: 'F12', does: '定下来' },
]

function Editor({ now, newest }: { now: RulesNow; newest: RulesBook | null }) {
  const { village } = useSession()
  const navigate = useNavigate()
  const { at } = useRuledScheme()
  const [wasLeft] = useState(() => keptDraft(now.scheme.id) !== undefined)
  const [draft, setDraft] = useDraft(now.scheme.id, () => draftOf(newest, village))
  const [chosen, setChosen] = useState<string | null>(null)
  const [open, setOpen] = useState<Open>()
  const [gone, setGone] = useState<readonly ClauseForm[]>()
  const looked = useAsk(
    shop.rules.lookOver,
    { scheme: now.scheme.id, clauses: [...draft.clauses] },
    { keep: true },
  )
  const shown = looked.data?.clauses ?? []
  const change = (clauses: readonly ClauseForm[]) => setDraft({ ...draft, clauses })
  const pick = (step: number) =>
    setChosen((before) => {
      const index = shown.findIndex(({ clause }) => clause === before)
      const next = index === -1 ? 0 : Math.min(shown.length - 1, Math.max(0, index + step))
      return shown[next]?.clause ?? null
    })
  const selected = draft.clauses.find(({ clause }) => clause === chosen)
  const lastClass = draft.clauses.at(-1)?.className ?? ''
  const edit = (clause: ClauseForm | undefined) =>
    clause && setOpen({ kind: 'clause', clause, className: clause.className })
  const add = (className = selected?.className ?? lastClass) =>
    setOpen({ kind: 'clause', clause: null, className })
  const remove = (id: string) => {
    setGone(draft.clauses)
    change(draft.clauses.filter(({ clause }) => clause !== id))
    pick(1)
  }
  const moved = draft.basedOn !== (newest?.rules ?? null)
  const decide = () => {
    if (moved) return
    if (looked.data?.problem === null) setOpen({ kind: 'decide' })
    else if (looked.data?.at) setChosen(looked.data.at)
  }
  useKeys({
    up: () => pick(-1),
    down: () => pick(1),
    enter: () => edit(selected),
    delete: () => selected && remove(selected.clause),
    pageUp: () => selected && change(moveClause(draft.clauses, selected.clause, -1)),
    pageDown: () => selected && change(moveClause(draft.clauses, selected.clause, 1)),
    f4: () => add(),
    f12: decide,
  })
  const changes = looked.data?.changes ?? []
  const marks = new Map(changes.map((line) => [line.clause, CHANGE_MARKS[line.change]]))
  const isFirst = now.versions.length === 0
  const problem = looked.data?.problem
  return (
    <div className="office-column">
      <div className="rules-head">
        <div className="rules-head-words">
          <h2 className="rules-name">
            {isFirst ? '写第一版细则' : `在第 ${now.versions[0]?.version} 版上改`}
          </h2>
          <p className="office-soft">
            {draft.template !== '' && `照${draft.template}的样板，`}
            一共 {draft.clauses.length} 条{!isFirst && changes.length > 0 && `，${changesInShort(changes)}`}
          </p>
        </div>
        <div className="rules-head-acts">
          <Button onClick={() => void navigate(at('templates'))}>看样板</Button>
          <Button onClick={() => (wasLeft || changes.length > 0 ? setOpen({ kind: 'leave' }) : leave())}>
            不改了
          </Button>
          <Button icon={<Plus size={18} aria-hidden="true" />} onClick={() => add()}>
            加一条
          </Button>
          <Button type="primary" disabled={draft.clauses.length === 0 || moved} onClick={decide}>
            定下来
          </Button>
        </div>
      </div>
      {moved && newest && (
        <div className="rules-undo">
          <Message
            tone="ask"
            sentence={`您改的时候，已经定了第 ${newest.version} 版。请先看看它改了什么。`}
          />
          <Button onClick={() => void navigate(at('versions'))}>看它改了什么</Button>
          <Button onClick={() => setDraft({ ...draft, basedOn: newest.rules })}>看过了，接着改</Button>
        </div>
      )}
      {gone !== undefined && (
        <div className="rules-undo">
          <Message tone="plain" sentence="去掉了一条。" />
          <Button
            onClick={() => {
              change(gone)
              setGone(undefined)
            }}
          >
            放回来
          </Button>
        </div>
      )}
      {draft.clauses.length > 0 && problem && <Message tone="wrong" sentence={problem} />}
      {draft.clauses.length === 0 ? (
        <EmptyState
          title="一条也还没有"
          hint="先写最常见的事：打扫卫生加几分，乱倒垃圾减几分。"
          actions={[
            { label: '写第一条', onPress: () => add('') },
            { label: '从样板开始', onPress: () => void navigate(at('templates')) },
          ]}
        />
      ) : (
        <Asked question={looked}>
          {(look) => (
            <div className="rules-body">
              <ClassContents
                clauses={look.clauses}
                onMove={(name, step) => change(moveClass(draft.clauses, name, step))}
              />
              <div className="rules-scroll">
                <ClauseList
                  clauses={look.clauses}
                  marks={isFirst ? new Map() : marks}
                  chosen={chosen}
                  wrong={look.at}
                  onChoose={setChosen}
                  onOpen={(id) => edit(draft.clauses.find(({ clause }) => clause === id))}
                  classTools={(name) => (
                    <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => add(name)}>
                      加一条
                    </Button>
                  )}
                />
              </div>
            </div>
          )}
        </Asked>
      )}
      <KeyBar hints={HINTS} />
      {open?.kind === 'clause' && (
        <ClauseDialog
          now={now}
          clause={open.clause}
          className={open.className}
          classNames={classesOf(draft.clauses)}
          onClose={() => setOpen(undefined)}
          onRemove={(id) => {
            setOpen(undefined)
            remove(id)
          }}
          onDone={(clause) => {
            change(putClause(draft.clauses, clause))
            setChosen(clause.clause)
            setGone(undefined)
            setOpen(undefined)
          }}
          newId={newId}
        />
      )}
      {open?.kind === 'decide' && (
        <DecideRules
          now={now}
          draft={draft}
          changes={changes}
          warned={shown.filter(({ words }) => words.warnings.length > 0).map(({ number }) => number)}
          onName={(name) => setDraft({ ...draft, name })}
          onClose={() => setOpen(undefined)}
          onDone={() => leave()}
        />
      )}
      {open?.kind === 'leave' && <LeaveDraft onClose={() => setOpen(undefined)} onLeave={leave} />}
    </div>
  )

  function leave() {
    keepDraft(now.scheme.id, undefined)
    void navigate(at())
  }
}

const draftOf = (book: RulesBook | null, village: string): RulesDraft => ({
  name: book?.name ?? `${village}积分细则`,
  template: book?.template ?? '',
  basedOn: book?.rules ?? null,
  clauses: book?.clauses.map(formOf) ?? [],
})
