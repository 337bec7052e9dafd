import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { DeedFile } from '#main/api/deeds.ts'
import { STATE_NAMES } from '#main/api/deeds.ts'
import { Asked, shop, useAct, useAsk, useDocumentIds, useSession } from '#renderer/api/client.ts'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { FormDialog } from '#renderer/ui/form-dialog.tsx'
import { FormField, TextInput } from '#renderer/ui/form-field.tsx'
import { Pill, type PillTone } from '#renderer/ui/marks.tsx'
import { Message } from '#renderer/ui/message.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { dayText, whenText } from '../slips/day-text.ts'
import { figureOf, quantityOf, whoseName } from './deed-words.ts'
import { PhotoStrip } from './photo-strip.tsx'
import { RejectDialog } from './reject-dialog.tsx'
import '../stock/stock.css'
import './deeds.css'

/** One deed: what it is, how it came to where it is, and what may be done next. */
export function DeedPage() {
  const { deed = '' } = useParams()
  const file = useAsk(shop.deeds.file, { deed })
  return <Asked question={file}>{(shown) => <File file={shown} />}</Asked>
}

const TONES: Readonly<Record<DeedFile['state'], PillTone>> = {
  under_way: 'amber',
  on_notice: 'amber',
  ready: 'amber',
  posted: 'green',
  rejected: 'vermilion',
  withdrawn: 'plain',
}

function File({ file }: { file: DeedFile }) {
  const navigate = useNavigate()
  const { today } = useSession()
  return (
    <Page
      title={`${whoseName(file)}：${file.clauseText}`}
      note={
        <span className="deed-file-note">
          <Pill tone={file.reversed ? 'amber' : TONES[file.state]}>
            {file.reversed ? '已收回' : STATE_NAMES[file.state]}
          </Pill>
          {file.disputed && <Pill tone="vermilion">有异议，先停着</Pill>}
        </span>
      }
      actions={
        <button type="button" className="deed-back" onClick={() => void navigate(-1)}>
          <ArrowLeft size={18} aria-hidden="true" /> 返回
        </button>
      }
    >
      <div className="deed-file">
        <Card>
          <p
            className={classes(
              'deed-file-figure',
              `deed-figure-${file.kind}`,
              (file.reversed || file.state === 'rejected' || file.state === 'withdrawn') && 'deed-file-void',
            )}
          >
            {figureOf(file)}
            {file.kind !== 'veto' && <small> 分</small>}
          </p>
          <dl className="office-facts deed-file-facts">
            <div>
              <dt>谁</dt>
              <dd>
                {whoseName(file)}
                <span className="office-soft">
                  {' '}
                  {file.number} {file.groupName}
                </span>
              </dd>
            </div>
            <div>
              <dt>哪天的事</dt>
              <dd>{dayText(file.happenedOn)}</dd>
            </div>
            <div>
              <dt>依据</dt>
              <dd>
                {file.clauseNumber} {file.className}
                <span className="office-soft">
                  {' '}
                  {file.rulesName}（第 {file.rulesVersion} 版）
                </span>
              </dd>
            </div>
            {quantityOf(file) !== '' && (
              <div>
                <dt>数量</dt>
                <dd>{quantityOf(file)}</dd>
              </div>
            )}
            {file.also.map((one) => (
              <div key={one.scheme}>
                <dt>同时记</dt>
                <dd>
                  {one.scheme} {formatPoints(one.points)} 分
                </dd>
              </div>
            ))}
            {file.event !== '' && (
              <div>
                <dt>什么事</dt>
                <dd>{file.event}</dd>
              </div>
            )}
          </dl>
          {file.evidence !== '' && <p className="deed-file-evidence">{file.evidence}</p>}
          {file.pictures.length > 0 && <PhotoStrip photos={file.pictures} />}
          <FileActions file={file} />
        </Card>
        <Card title="怎么走过来的">
          <ol className="deed-moves">
            {file.moves.map((move) => (
              <li key={move.document} className={`deed-move deed-move-${move.outcome}`}>
                <p>{move.words}</p>
                {move.reason !== '' && <p className="deed-move-reason">“{move.reason}”</p>}
                <small>
                  {whenText(move.day, move.time, today)} · {move.serial}
                </small>
              </li>
            ))}
            {ahead(file).map((name) => (
              <li key={name} className="deed-move deed-move-ahead">
                <p>{name}</p>
              </li>
            ))}
          </ol>
        </Card>
      </div>
    </Page>
  )
}

/** What still lies before it. */
function ahead({ state, step, steps }: DeedFile): string[] {
  if (state === 'rejected' || state === 'withdrawn' || state === 'posted') return []
  const from = state === 'on_notice' ? step + 1 : step
  return [...steps.slice(from).map(({ name }) => `等“${name}”`), '入账']
}

function FileActions({ file }: { file: DeedFile }) {
  const [open, setOpen] = useState<'withdraw' | 'reverse' | 'reject'>()
  const [said, setSaid] = useState<string>()
  const decide = useAct(shop.deeds.decide)
  const post = useAct(shop.deeds.post)
  const documents = useDocumentIds()
  const { may } = file
  const pass = async () => {
    const form = { lines: [{ deed: file.deed, step: file.step, pass: true, reason: '' }], sitting: null }
    const answer = await decide.act({ document: documents.for(form), ...form })
    if (answer.ok) documents.recorded()
    setSaid(answer.ok ? undefined : answer.refusal.sentence)
  }
  const book = async () => {
    const form = { deeds: [file.deed] }
    const answer = await post.act({ document: documents.for(form), ...form })
    if (answer.ok) documents.recorded()
    setSaid(answer.ok ? undefined : answer.refusal.sentence)
  }
  return (
    <div className="deed-file-acts">
      {said && <Message tone="wrong" sentence={said} />}
      {may.withdraw && <ActionButton label="撤回" onPress={() => setOpen('withdraw')} />}
      {may.reverse && <ActionButton label="收回这一条" onPress={() => setOpen('reverse')} />}
      {may.decide && <ActionButton label="不通过" onPress={() => setOpen('reject')} />}
      {may.decide && <ActionButton label="通过" strong disabled={decide.busy} onPress={() => void pass()} />}
      {may.post && <ActionButton label="入账" strong disabled={post.busy} onPress={() => void book()} />}
      {open === 'reject' && (
        <RejectDialog lines={[file]} onClose={() => setOpen(undefined)} onDone={() => setOpen(undefined)} />
      )}
      {(open === 'withdraw' || open === 'reverse') && (
        <TakeBack file={file} how={open} onClose={() => setOpen(undefined)} />
      )}
    </div>
  )
}

const TAKE_BACK = {
  withdraw: { title: '撤回', note: '撤回以后这一条就不办了，留着记录。', example: '勾错了户' },
  reverse: {
    title: '收回这一条',
    note: '分会冲回去，那天给的照原样减；户里已经用掉的，先欠着，涨回来以前不能兑换。',
    example: '查明不属实',
  },
} as const

function TakeBack({
  file,
  how,
  onClose,
}: {
  file: DeedFile
  how: 'withdraw' | 'reverse'
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const withdraw = useAct(shop.deeds.withdraw)
  const reverse = useAct(shop.deeds.reverse)
  const documents = useDocumentIds()
  const words = TAKE_BACK[how]
  const busy = withdraw.busy || reverse.busy
  const submit = async () => {
    if (busy || reason.trim() === '') return
    const document = documents.for({ how, reason })
    const answer =
      how === 'withdraw'
        ? await withdraw.act({ document, deeds: [file.deed], reason: reason.trim() })
        : await reverse.act({ document, deed: file.deed, reason: reason.trim() })
    if (!answer.ok) return
    documents.recorded()
    onClose()
  }
  return (
    <FormDialog
      title={words.title}
      size="middle"
      note={words.note}
      action={words.title}
      disabled={busy || reason.trim() === ''}
      problem={withdraw.problem ?? reverse.problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormField label="为什么" required>
        {(ids) => (
          <TextInput
            {...ids}
            first
            value={reason}
            onChange={setReason}
            maxLength={100}
            placeholder={words.example}
          />
        )}
      </FormField>
    </FormDialog>
  )
}
