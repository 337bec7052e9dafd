import type { households } from '../../api/households.ts'
import type { Calls } from '../../api/types.ts'
import type { Day } from '../../kernel/dates.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { ok } from '../../kernel/result.ts'
import { withoutId } from './person-form.ts'
import { proxiesStore } from './proxies.store.ts'
import { forAct, type HouseholdsDeps, refOf } from './records.service.ts'
import { householdRefusals as refusals } from './refusals.ts'

/** 长期委托: somebody outside who may collect until a day. */
export function createProxies(
  deps: HouseholdsDeps,
): Pick<Calls<typeof households>, 'recordProxy' | 'endProxy'> {
  const { store: village, ledger, ids } = deps

  return {
    recordProxy(input, caller) {
      return village.write((tx) => {
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'proxy_recorded',
            request: { household: input.household, until: input.until },
            texts: { name: input.name, relation: input.relation },
          },
          () => {
            const loaded = forAct(tx, input.household, 'proxy')
            if (!loaded.ok) return loaded
            for (const [label, text] of [
              ['姓名', input.name],
              ['关系', input.relation],
            ] as const) {
              const clean = withoutId(label, text)
              if (!clean.ok) return clean
            }
            if (input.until < ledger.today()) return refusals.untilPast(input.until as Day)
            return ok({
              recordedBy: caller.staff?.id ?? null,
              household: input.household,
              facts: { proxy: ids.next<string>() },
            })
          },
        )
        if (!posted.ok) return posted
        const { proxy } = posted.value.facts as { proxy: string }
        if (!posted.value.repeated) {
          const { household, name, relation, until } = input
          proxiesStore.insert(tx, {
            id: proxy,
            household,
            name,
            relation,
            until,
            recorded_by: posted.value.id,
          })
        }
        return ok({ ...refOf(posted.value), household: input.household, proxy })
      })
    },

    endProxy(input, caller) {
      return village.write((tx) => {
        const kept = proxiesStore.one(tx, input.proxy)
        if (kept === undefined) return refusals.proxyEnded()
        const posted = ledger.post(
          tx,
          {
            id: input.document as DocumentId,
            kind: 'proxy_recorded',
            request: { proxy: input.proxy, ended: true },
            texts: { reason: input.reason },
          },
          () => {
            if (kept.ended_by !== null) return refusals.proxyEnded()
            const reason = withoutId('原因', input.reason)
            if (!reason.ok) return reason
            return ok({ recordedBy: caller.staff?.id ?? null, household: kept.household })
          },
        )
        if (!posted.ok) return posted
        if (!posted.value.repeated) proxiesStore.end(tx, input.proxy, posted.value.id)
        return ok({ ...refOf(posted.value), household: kept.household })
      })
    },
  }
}
