import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { RulesNow, TemplateHead } from '#main/api/rules.ts'
import { Asked, shop, useAsk, useMay, useSession } from '#renderer/api/client.ts'
import { useKeys } from '#renderer/input/use-scans.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { classes } from '#renderer/ui/classes.ts'
import { Message } from '#renderer/ui/message.tsx'
import { sizeOf } from '../schemes/places.ts'
import { ClauseList } from './clause-list.tsx'
import { formOf, keepDraft, keptDraft } from './draft.ts'
import { RulesFrame } from './rules-frame.tsx'
import { useRuledScheme } from './use-scheme.ts'

/** 样板: rules of real places, to begin from. */
export function TemplatesPage() {
  const navigate = useNavigate()
  const { at } = useRuledScheme()
  const templates = useAsk(shop.rules.templates, {})
  return (
    <RulesFrame actions={<Button onClick={() => void navigate(at())}>回到细则</Button>}>
      {(now) => <Asked question={templates}>{(heads) => <Chooser now={now} heads={heads} />}</Asked>}
    </RulesFrame>
  )
}

function Chooser({ now, heads }: { now: RulesNow; heads: readonly TemplateHead[] }) {
  const [key, setKey] = useState(heads[0]?.key ?? '')
  const move = (step: number) =>
    setKey((before) => {
      const at = heads.findIndex((head) => head.key === before)
      return heads[Math.min(heads.length - 1, Math.max(0, at + step))]?.key ?? before
    })
  useKeys({ up: () => move(-1), down: () => move(1) })
  return (
    <div className="rules-templates">
      <ul className="rules-places" aria-label="哪里的样板">
        {heads.map((head) => (
          <li key={head.key}>
            <button
              type="button"
              className={classes('rules-place', head.key === key && 'rules-place-chosen')}
              aria-pressed={head.key === key}
              ref={head.key === key ? (button) => button?.scrollIntoView({ block: 'nearest' }) : undefined}
              onClick={() => setKey(head.key)}
            >
              <strong>{head.place}</strong>
              <span className="office-soft">{sizeOf(head)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Template key={key} now={now} template={key} />
    </div>
  )
}

function Template({ now, template }: { now: RulesNow; template: string }) {
  const navigate = useNavigate()
  const { village } = useSession()
  const { at } = useRuledScheme()
  const shown = useAsk(shop.rules.template, { key: template }, { keep: true })
  const mayDecide = useMay('administer')
  const begun = keptDraft(now.scheme.id) !== undefined
  const take = () => {
    if (!shown.data) return
    keepDraft(now.scheme.id, {
      name: now.book?.name ?? `${village}积分细则`,
      template: shown.data.head.place,
      basedOn: now.versions[0]?.rules ?? null,
      clauses: shown.data.clauses.map(formOf),
    })
    void navigate(at('edit'))
  }
  useKeys({ enter: take })
  return (
    <Asked question={shown}>
      {({ head, clauses }) => (
        <section className="rules-template" aria-label={head.place}>
          <div className="rules-scroll">
            <h2 className="rules-name">{head.place}</h2>
            <p className="rules-about">{head.about}</p>
            <p className="rules-keeping">{head.scheme.join('')}</p>
            {head.blanks.length > 0 && (
              <ul className="rules-blanks">
                {head.blanks.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )}
            <ClauseList clauses={clauses} />
          </div>
          <div className="list-foot">
            <p className="office-will">
              {mayDecide
                ? '只用条文，拿过来先放着改；连兑换办法一起用，就到“积分方案”里接着定。定下来才算数。'
                : '拿过来先放着改，改好了定下来才算数。上面说的兑换办法由管理员在“积分方案”里定。'}
            </p>
            {begun && <Message tone="ask" sentence="还有一份没写完的，用了样板就没有了。" />}
            {mayDecide && (
              <ActionButton
                label="连兑换办法一起用"
                onPress={() => void navigate(`/settings/scheme?scheme=${now.scheme.id}&like=${head.key}`)}
              />
            )}
            <ActionButton label="用这个样板" keyHint="Enter" strong onPress={take} />
          </div>
        </section>
      )}
    </Asked>
  )
}
