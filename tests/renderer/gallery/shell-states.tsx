import type { ReactNode } from 'react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { ShiftStart } from '#renderer/features/redemption/shift-start.tsx'
import { LockScreen } from '#renderer/shell/lock-screen.tsx'
import { OfficeFrame } from '#renderer/shell/office-frame.tsx'
import { RoomAhead } from '#renderer/shell/room-ahead.tsx'
import { ROOMS } from '#renderer/shell/rooms.ts'
import { SignInScreen } from '#renderer/shell/sign-in-screen.tsx'
import { DataTable, type TableState } from '#renderer/ui/data-table.tsx'
import { Pill } from '#renderer/ui/marks.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { nothing, people, shell } from './samples.ts'

function framed(path: string, screen: ReactNode, demo = false) {
  const router = createMemoryRouter(
    [
      {
        path: '*',
        element: (
          <OfficeFrame view={{ ...shell, demo }} onLock={nothing} onSignOut={nothing}>
            {screen}
          </OfficeFrame>
        ),
      },
    ],
    { initialEntries: [path] },
  )
  return <RouterProvider router={router} />
}

interface Row {
  readonly number: string
  readonly name: string
  readonly group: string
  readonly points: number
}
const GROUPS = ['一组', '二组', '三组', '四组', '五组']
const NAMES = ['王桂花', '李秀英', '赵玉兰', '孙凤英', '周建平', '吴国强']
const rows: readonly Row[] = Array.from({ length: 30_000 }, (_, index) => ({
  number: String(index + 1).padStart(5, '0'),
  name: NAMES[index % NAMES.length] ?? '',
  group: GROUPS[index % GROUPS.length] ?? '',
  points: (index * 37) % 240,
}))

const table = (shown: readonly Row[], state?: TableState) => (
  <Page title="农户" note="兴隆沟村" actions={<Pill tone="green">账账相符</Pill>}>
    <DataTable
      rows={shown}
      rowKey={(row) => row.number}
      unit="户"
      {...(state ? { state } : {})}
      empty={{
        title: '还没有农户',
        hint: '把村里的花名册导进来，或者先手工登记第一户。',
        actions: [
          { label: '导入', onPress: nothing },
          { label: '登记一户', onPress: nothing },
        ],
      }}
      searchText={(row) => `${row.number} ${row.name} ${row.group}`}
      searchHint="户号、姓名、组"
      onOpen={nothing}
      onExport={nothing}
      columns={[
        {
          key: 'number',
          title: '户号',
          render: (row) => row.number,
          compare: (a, b) => a.number.localeCompare(b.number),
        },
        { key: 'name', title: '户主', width: 220, render: (row) => row.name },
        {
          key: 'group',
          title: '组',
          render: (row) => row.group,
          filter: { values: GROUPS, of: (row) => row.group },
        },
        {
          key: 'points',
          title: '可兑积分',
          align: 'right',
          render: (row) => row.points,
          compare: (a, b) => a.points - b.points,
        },
        {
          key: 'state',
          title: '状态',
          width: 200,
          render: (row) =>
            row.points > 200 ? <Pill tone="amber">户主待定</Pill> : <Pill tone="green">正常</Pill>,
        },
      ]}
    />
  </Page>
)

const redemptionDay = ROOMS[4]

export const shellScreens: Readonly<Record<string, () => ReactNode>> = {
  'shift-start': () =>
    framed(
      '/counter',
      <ShiftStart
        people={people.map(({ id, name, role }) => ({ id, label: `${name}（${role}）` }))}
        writerId="b"
        issuerId="b"
        problem={undefined}
        busy={false}
        onWriter={nothing}
        onIssuer={nothing}
        onStart={nothing}
      />,
    ),
  'room-ahead': () => framed('/redemption-day', redemptionDay && <RoomAhead room={redemptionDay} />, true),
  table: () => framed('/households', table(rows)),
  'table-empty': () => framed('/households', table([])),
  'table-loading': () => framed('/households', table([], { kind: 'loading' })),
  'table-failed': () =>
    framed(
      '/households',
      table([], {
        kind: 'failed',
        sentence: '没读到农户名单',
        hint: '账本可能正被另一个窗口占着。关掉另一个窗口，再试一次。',
        onRetry: nothing,
      }),
    ),
  'sign-in': () => (
    <SignInScreen
      shopName={shell.shopName}
      today={shell.today}
      demo
      people={people}
      lastId="b"
      busy={false}
      onSubmit={nothing}
      onForgotten={nothing}
    />
  ),
  'sign-in-wrong': () => (
    <SignInScreen
      shopName={shell.shopName}
      today={shell.today}
      demo={false}
      people={people}
      problem="密码不对，还可以试 3 次。"
      busy={false}
      onSubmit={nothing}
      onForgotten={nothing}
    />
  ),
  lock: () => (
    <LockScreen
      shopName={shell.shopName}
      person={{ name: '王淑珍', role: '兑换员' }}
      waiting="王桂花家这单还没确认，解锁后接着办。"
      busy={false}
      onUnlock={nothing}
      onSwitchPerson={nothing}
    />
  ),
}
