import { useRef, useState } from 'react'
import { useScans } from '#renderer/input/use-scans.ts'
import { barsOf } from '#renderer/print/barcode-bars.ts'
import { printPaper } from '#renderer/print/paper.ts'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Message, type MessageProps } from '#renderer/ui/message.tsx'
import { scannerHeard } from '../session/devices.ts'
import '#renderer/print/paper.css'
import './settings.css'

/** A code of no card, no goods and no slip. */
export const TEST_CODE = '4008108001234'

/** 「请扫这个码」: shows what arrived, and what to change on the gun where it did not arrive whole. */
export function ScannerTest({ onRead }: { onRead?: () => void }) {
  const sheet = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState<MessageProps>({
    tone: 'plain',
    sentence: '请扫上面的码，不用点任何地方。',
  })
  useScans({
    onScan: ({ code, source }) => {
      if (source === 'typed') {
        setSaid({ tone: 'wrong', sentence: '这是手打的，请用扫码枪扫。' })
      } else if (code === TEST_CODE) {
        scannerHeard()
        onRead?.()
        setSaid({ tone: 'right', sentence: '读到了，一位不差。扫码枪可以用了。' })
      } else if (TEST_CODE.includes(code)) {
        setSaid({ tone: 'wrong', sentence: '只收到一截，请对正了再扫一次。' })
      } else {
        scannerHeard()
        setSaid({
          tone: 'ask',
          sentence: `读到的是 ${code}，不是上面这个码。`,
          more: '扫的是别的码就没事；扫的就是它，请看说明书把枪恢复出厂设置。',
        })
      }
    },
    onTrouble: ({ sentence, reason }) =>
      setSaid({
        tone: 'wrong',
        sentence: `${sentence}。`,
        more:
          reason === 'input-method'
            ? '请按一下 Shift 换到英文输入，平时也放在英文上。'
            : '离远一点，对正了再扫。',
      }),
  })
  return (
    <div className="settings-form">
      <div ref={sheet} className="settings-code">
        <p>请扫这个码</p>
        <Bars digits={TEST_CODE} />
        <p className="settings-code-digits">{TEST_CODE}</p>
      </div>
      <Message {...said} testId="scanner-said" />
      <p className="settings-soft">
        屏幕上的码有的枪扫不了。扫不出来，打印在纸上再试；手边有带条码的货，也可以直接扫货。
      </p>
      <div className="settings-row">
        <ActionButton
          label="打印这个码"
          onPress={() => {
            if (sheet.current) void printPaper(sheet.current, { title: '扫码枪测试', size: 'A5' })
          }}
        />
      </div>
    </div>
  )
}

const QUIET = 10

function Bars({ digits }: { digits: string }) {
  const { modules, bars } = barsOf(digits)
  return (
    <svg
      className="settings-code-bars"
      viewBox={`0 0 ${modules + 2 * QUIET} 40`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`条码 ${digits}`}
    >
      {bars.map(({ x, width }) => (
        <rect key={x} x={x + QUIET} y={0} width={width} height={40} fill="#000" shapeRendering="crispEdges" />
      ))}
    </svg>
  )
}
