import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { RULE_FIELD_NAMES, type RulesNow, type RulesPreview } from '#main/api/rules.ts'
import { type Call, shop, useSession } from '#renderer/api/client.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { EmptyState } from '#renderer/ui/states.tsx'
import { ListChoice } from '../imports/list-choice.tsx'
import { ListImport, type SeenList } from '../imports/list-import.tsx'
import type { PickedList } from '../imports/picked-list.ts'
import { CHANGE_MARKS, ClauseList } from './clause-list.tsx'
import { keepDraft } from './draft.ts'
import { RulesFrame } from './rules-frame.tsx'
import { useRuledScheme } from './use-scheme.ts'

/** 导入细则: a workbook read clause by clause; it is then looked over and decided like any other version. */
export function RulesImportPage() {
  const navigate = useNavigate()
  const { at } = useRuledScheme()
  return (
    <RulesFrame actions={<Button onClick={() => void navigate(at())}>回到细则</Button>}>
      {(now) => (
        <ListImport<RulesPreview>
          preview={previewOf(now)}
          fields={RULE_FIELD_NAMES}
          start={(onFile) => (
            <ListChoice
              title="选细则表"
              advice="Excel 表格（.xlsx）或 .csv 都行，一行一条，要有“内容”这一列，最好还有类别、加减、分值、上限。从这里导出去的表改好了，也能再导进来。先给您看，定下来才算数。"
              template={shop.rules.blankSheet}
              onFile={onFile}
            />
          )}
          rows={(preview) => <Read preview={preview} isFirst={now.versions.length === 0} />}
          foot={(seen) => <Confirm now={now} seen={seen} />}
        />
      )}
    </RulesFrame>
  )
}

type Preview = Call<{ file: PickedList; choice: SeenList<RulesPreview>['choice'] }, RulesPreview>

const previewOf = ({ scheme }: RulesNow): Preview =>
  Object.assign(
    (input: Parameters<Preview>[0], options?: Parameters<Preview>[1]) =>
      shop.rules.previewImport({ scheme: scheme.id, ...input }, options),
    { path: shop.rules.previewImport.path },
  )

function Read({ preview, isFirst }: { preview: RulesPreview; isFirst: boolean }) {
  if (preview.clauses.length === 0) {
    return <EmptyState title="没有能导入的" hint="看看右边写的原因，在上面指出每一列是什么。" />
  }
  const marks = new Map(
    preview.clauses.flatMap(({ clause, change }) =>
      change === 'same' || isFirst ? [] : [[clause, CHANGE_MARKS[change]] as const],
    ),
  )
  return (
    <div className="rules-scroll">
      <ClauseList clauses={preview.clauses} marks={marks} />
    </div>
  )
}

function Confirm({ now, seen }: { now: RulesNow; seen: SeenList<RulesPreview> }) {
  const navigate = useNavigate()
  const { village } = useSession()
  const { at } = useRuledScheme()
  const { clauses, missing, skipped, obstacle } = seen.preview
  const take = () => {
    keepDraft(now.scheme.id, {
      name: now.book?.name ?? `${village}积分细则`,
      template: now.book?.template ?? '',
      basedOn: now.versions[0]?.rules ?? null,
      clauses: clauses.map(({ number: _number, words: _words, row: _row, change: _change, ...form }) => form),
    })
    void navigate(at('edit'))
  }
  const left = skipped.filter(({ sentence }) => sentence.includes('有错')).length
  return (
    <div className="list-foot">
      <p className="office-will">
        读出 {clauses.length} 条{left > 0 && `，${left} 行有错没读`}
        {missing.length > 0 &&
          `，表里没有原来的 ${missing.length} 条（${missing
            .slice(0, 3)
            .map(({ number }) => number)
            .join('、')}${missing.length > 3 ? '等' : ''}）`}
        。下一步再看一遍，定下来才算数。
      </p>
      <ActionButton
        label="放进细则里看"
        strong
        disabled={obstacle !== null || clauses.length === 0}
        onPress={take}
      />
    </div>
  )
}
