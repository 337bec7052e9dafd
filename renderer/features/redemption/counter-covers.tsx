import type { Overview } from '#main/api/redemption.ts'
import { CounterMenu } from '../session/counter-menu.tsx'
import { SlipDialog } from '../slips/slip-dialog.tsx'
import { CorrectCover } from './correct-cover.tsx'
import { isOpen } from './counter-state.ts'
import { uncover, useCounter } from './counter-store.ts'
import { FindCover, NoCardCover } from './find-cover.tsx'
import { FoundCover } from './found-cover.tsx'
import { GoodsCover } from './goods-cover.tsx'
import { KeySheet } from './key-sheet.tsx'
import { ProxyCover } from './proxy-cover.tsx'
import { QuantityCover } from './quantity-cover.tsx'
import { HeldCover, PrintedCover, SecondCover, UnknownCover } from './question-covers.tsx'
import { StatementCover } from './statement-cover.tsx'

/** Whatever covers the counter: at most one thing, and Esc always leads back. */
export function CounterCovers({ overview }: { overview: Overview | undefined }) {
  const shown = useCounter((state) => state.cover)
  const open = useCounter(isOpen)
  switch (shown.kind) {
    case 'none':
      return null
    case 'keys':
      return <KeySheet onClose={uncover} />
    case 'find':
      return <FindCover text={shown.text} />
    case 'no_card':
      return <NoCardCover household={shown.household} asked={shown.asked === true} />
    case 'goods':
      return <GoodsCover />
    case 'held':
      return <HeldCover overview={overview} />
    case 'quantity':
      return <QuantityCover key={shown.item.id} item={shown.item} adds={false} />
    case 'weigh':
      return <QuantityCover key={shown.item.id} item={shown.item} adds />
    case 'proxy':
      return <ProxyCover />
    case 'found':
      return <FoundCover />
    case 'statement':
      return <StatementCover household={shown.household} layout={shown.layout} />
    case 'correct':
      return <CorrectCover key={shown.code} code={shown.code} />
    case 'menu':
      return <CounterMenu {...(open ? { note: '这单还没确认，先替您留着' } : {})} onClose={uncover} />
    case 'slip':
      return (
        <SlipDialog
          document={shown.document}
          {...(shown.sentence === undefined ? {} : { sentence: shown.sentence })}
          onClose={uncover}
        />
      )
    case 'printed':
      return <PrintedCover document={shown.document} serial={shown.serial} household={shown.household} />
    case 'unknown':
      return <UnknownCover code={shown.code} />
    case 'second':
      return <SecondCover household={shown.next} identity={shown.identity} />
  }
}
