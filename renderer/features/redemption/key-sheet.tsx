import { Dialog } from '#renderer/ui/dialog.tsx'
import { KeyCap, type KeyHint } from '#renderer/ui/keys.tsx'

const GROUPS: readonly { readonly title: string; readonly hints: readonly KeyHint[] }[] = [
  {
    title: '扫',
    hints: [
      { cap: '扫卡', does: '请出这一户' },
      { cap: '扫货', does: '加一行，或多一件' },
      { cap: '扫小票', does: '打开那一单' },
      { cap: '3*', does: '先打数字和 *，再扫货，就是三件' },
    ],
  },
  {
    title: '这一单',
    hints: [
      { cap: 'Enter', does: '确认兑换' },
      { cap: '↑ ↓', does: '选一行' },
      { cap: 'F4', does: '改这行的数量' },
      { cap: 'Del', does: '删这行' },
      { cap: '1 2 3', does: '选领取人' },
      { cap: 'F6', does: '外人代领' },
      { cap: 'F3', does: '挂单，取单' },
      { cap: 'Esc', does: '返回一步' },
    ],
  },
  {
    title: '找和办',
    hints: [
      { cap: 'F2', does: '查户（没带卡）' },
      { cap: 'F5', does: '选货（没条码、要过秤的）' },
      { cap: 'F7', does: '打印这户近三个月明细' },
      { cap: 'F8', does: '开错单、退换货' },
      { cap: 'F9', does: '现场补录（有货没账）' },
      { cap: 'F10', does: '菜单' },
      { cap: 'F12', does: '补打小票' },
      { cap: 'F1', does: '这张按键表' },
    ],
  },
]

/** F1 */
export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="按键表" size="wide" onClose={onClose} keys={{ f1: onClose, enter: onClose }}>
      <div className="counter-keys">
        {GROUPS.map(({ title, hints }) => (
          <section key={title}>
            <h3 className="counter-keys-title">{title}</h3>
            <dl>
              {hints.map(({ cap, does }) => (
                <div className="counter-keys-row" key={cap}>
                  <dt>
                    <KeyCap>{cap}</KeyCap>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
