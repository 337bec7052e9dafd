import type { households } from '../../api/households.ts'
import type { Calls } from '../../api/types.ts'
import { ok } from '../../kernel/result.ts'
import { book } from '../ledger/book.service.ts'
import { readContent } from '../ledger/content.ts'
import { DOCUMENT_KINDS } from '../ledger/documents.ts'
import { fileStore } from './file.store.ts'
import type { HouseholdsDeps } from './records.service.ts'
import { householdRefusals as refusals } from './refusals.ts'

/** A household as a document keeps it. */
interface Shape {
  readonly number: string
  readonly groupName: string
  readonly population: number
  readonly head: string | null
  readonly persons: readonly { readonly id: string; readonly status: string }[]
}

type PaperCalls = Pick<Calls<typeof households>, 'joiningPaper'>

/** 并户单 and 分户单 as both sides sign them, from what the document keeps. */
export function createJoiningPaper({ store: village }: HouseholdsDeps): PaperCalls {
  const side = (label: string, shape: Shape) => ({
    label,
    number: shape.number,
    groupName: shape.groupName,
    population: shape.population,
    headName: shape.head === null ? '' : (fileStore.personName(village, shape.head) ?? ''),
    members: shape.persons
      .filter(({ status }) => status === 'living' || status === 'away')
      .map(({ id }) => fileStore.personName(village, id) ?? ''),
  })
  const sidesOf = (kind: string, facts: Record<string, unknown>) => {
    const shape = (name: string) => facts[name] as Shape
    if (kind === 'household_split') {
      return [side('原来', shape('before')), side('留下', shape('after')), side('分出', shape('fresh'))]
    }
    const taken = facts.from as readonly { readonly before: Shape }[]
    return [
      side('并入', shape('before')),
      ...taken.map(({ before }) => side('并来', before)),
      side('并户以后', shape('after')),
    ]
  }
  return {
    joiningPaper({ document }) {
      const row = fileStore.document(village, document)
      const kept = book.document(village, document)
      const kind = row?.kind
      if (!row || !kept || (kind !== 'households_merged' && kind !== 'household_split')) {
        return refusals.noPaper()
      }
      const texts = new Map(fileStore.texts(village, document).map(({ field, text }) => [field, text]))
      const signatures = texts.get('signatures')
      return ok({
        serial: row.serial,
        kind,
        title: DOCUMENT_KINDS[kind].title,
        businessDate: row.business_date,
        checkCode: row.check_code,
        recordedBy: row.recorded_by ?? '',
        reason: texts.get('reason') ?? '',
        signatures: signatures ? (JSON.parse(signatures) as string[]) : [],
        sides: sidesOf(kind, readContent(kept.content).facts as Record<string, unknown>),
        moved: fileStore.movedBetween(village, document),
      })
    },
  }
}
