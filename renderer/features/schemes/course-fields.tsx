import { useState } from 'react'
import { formatPoints } from '#renderer/ui/amounts.tsx'
import { Choice } from '#renderer/ui/buttons.tsx'
import { FormField, GroupField, TextInput } from '#renderer/ui/form-field.tsx'
import { parsePoints } from '#renderer/ui/points-field.ts'
import { type Course, parseNumbers } from './course.ts'
import { RewardFields } from './reward-fields.tsx'
import { StepFields } from './step-fields.tsx'
import './schemes.css'

export interface CourseFieldsProps {
  readonly course: Course
  readonly onCourse: (course: Course) => void
}

const CYCLES = [
  { cycle: 'none', label: '不分周期' },
  { cycle: 'month', label: '每月' },
  { cycle: 'quarter', label: '每季度' },
  { cycle: 'half', label: '每半年' },
  { cycle: 'year', label: '每年' },
] as const
const ENDS = [
  { cycleEnd: 'carry', label: '留着，转到下一期' },
  { cycleEnd: 'clear', label: '清零' },
  { cycleEnd: 'base', label: '回到基础分' },
] as const
const SUBJECTS = [
  { subject: 'household', label: '按户' },
  { subject: 'person', label: '按人（党员）' },
  { subject: 'team', label: '按团队' },
] as const

/** Whose points, for how long, when they can be spent, and who has to agree before they count. */
export function CourseFields({ course, onCourse }: CourseFieldsProps) {
  const change = (part: Partial<Course>) => onCourse({ ...course, ...part })
  return (
    <div className="scheme-course">
      <div className="scheme-pair">
        <GroupField label="积分记在谁名下？">
          {SUBJECTS.map(({ subject, label }) => (
            <Choice
              key={subject}
              label={label}
              chosen={course.subject === subject}
              onChoose={() =>
                change({ subject, redeemable: subject === 'household' ? course.redeemable : false })
              }
            />
          ))}
        </GroupField>
        {course.subject === 'household' && (
          <GroupField label="能换东西吗？">
            <Choice label="能" chosen={course.redeemable} onChoose={() => change({ redeemable: true })} />
            <Choice
              label="只评比，不兑换"
              chosen={!course.redeemable}
              onChoose={() => change({ redeemable: false })}
            />
          </GroupField>
        )}
      </div>
      <RewardFields reward={course.reward} onReward={(reward) => change({ reward })} />
      <GroupField label="多久算一期？">
        {CYCLES.map(({ cycle, label }) => (
          <Choice
            key={cycle}
            label={label}
            chosen={course.cycle === cycle}
            onChoose={() => change({ cycle, cycleEnd: cycle === 'none' ? 'carry' : course.cycleEnd })}
          />
        ))}
      </GroupField>
      {course.cycle !== 'none' && (
        <GroupField label="一期过完，没用完的积分怎么办？">
          {ENDS.map(({ cycleEnd, label }) => (
            <Choice
              key={cycleEnd}
              label={label}
              chosen={course.cycleEnd === cycleEnd}
              onChoose={() => change({ cycleEnd })}
            />
          ))}
        </GroupField>
      )}
      {course.redeemable && <SpendingFields course={course} onCourse={onCourse} />}
      {course.redeemable && <SwitchFields course={course} onCourse={onCourse} />}
      <StepFields steps={course.steps} onSteps={(steps) => change({ steps })} />
    </div>
  )
}

const yesNo = (on: boolean, onChoose: (on: boolean) => void) => (
  <>
    <Choice label="不要" chosen={!on} onChoose={() => onChoose(false)} />
    <Choice label="要" chosen={on} onChoose={() => onChoose(true)} />
  </>
)

/** 借、存、转赠、赠分: what a village may switch on. */
function SwitchFields({ course, onCourse }: CourseFieldsProps) {
  const { loans, deposits, gifts, giving } = course
  const [most, setMost] = useState(loans.limitHundredths === 0 ? '' : formatPoints(loans.limitHundredths))
  const change = (part: Partial<Course>) => onCourse({ ...course, ...part })
  return (
    <>
      <div className="scheme-three">
        <GroupField label="要不要能存分？">{yesNo(deposits, (on) => change({ deposits: on }))}</GroupField>
        <GroupField label="要不要能转给邻居？">{yesNo(giving, (on) => change({ giving: on }))}</GroupField>
        <GroupField label="要不要能借分？">
          {yesNo(loans.on, (on) => change({ loans: { ...loans, on, months: Math.max(1, loans.months) } }))}
        </GroupField>
        <GroupField label="要不要有别人赠的分？">
          {yesNo(gifts.on, (on) => change({ gifts: { ...gifts, on } }))}
        </GroupField>
      </div>
      {gifts.on && <GiftFields gifts={gifts} onGifts={(next) => change({ gifts: next })} />}
      {loans.on && (
        <div className="scheme-pair">
          <FormField
            label="最多借多少分？"
            problem={parsePoints(most) ? undefined : '写成数字，像 50，要大于零。'}
          >
            {(ids) => (
              <TextInput
                {...ids}
                numeric
                value={most}
                onChange={(text) => {
                  setMost(text)
                  change({ loans: { ...loans, limitHundredths: parsePoints(text) ?? 0 } })
                }}
              />
            )}
          </FormField>
          <FormField label="几个月里还？">
            {(ids) => (
              <TextInput
                {...ids}
                numeric
                value={loans.months === 0 ? '' : String(loans.months)}
                onChange={(text) =>
                  change({ loans: { ...loans, months: Number(text.normalize('NFKC').replace(/\D/g, '')) } })
                }
                maxLength={2}
              />
            )}
          </FormField>
        </div>
      )}
    </>
  )
}

interface GiftFieldsProps {
  readonly gifts: Course['gifts']
  readonly onGifts: (gifts: Course['gifts']) => void
}

/** Gifted points are not spent alone: with so many earned ones, up to so many gifted ones. */
function GiftFields({ gifts, onGifts }: GiftFieldsProps) {
  const part = (key: 'earned' | 'gifted', label: string) => (
    <FormField label={label} problem={gifts[key] > 0 ? undefined : '写成整数，像 1。'}>
      {(ids) => (
        <TextInput
          {...ids}
          numeric
          value={gifts[key] === 0 ? '' : String(gifts[key])}
          onChange={(text) => onGifts({ ...gifts, [key]: Number(text.normalize('NFKC').replace(/\D/g, '')) })}
          maxLength={3}
        />
      )}
    </FormField>
  )
  return (
    <div className="scheme-pair">
      {part('earned', '每花自己挣的几分')}
      {part('gifted', '最多搭着花赠的几分')}
    </div>
  )
}

function SpendingFields({ course, onCourse }: CourseFieldsProps) {
  const { windows, minimumScoreHundredths } = course
  const [months, setMonths] = useState(windows.months.join('、'))
  const [days, setDays] = useState(windows.days.join('、'))
  const [least, setLeast] = useState(minimumScoreHundredths === 0 ? '' : formatPoints(minimumScoreHundredths))
  const wrong = (text: string) =>
    parseNumbers(text) === undefined ? '写成数字，中间用顿号隔开，像 6、12。' : undefined
  return (
    <div className="scheme-three">
      <FormField label="哪几个月兑换？" hint="每个月都兑，就空着。" problem={wrong(months)}>
        {(ids) => (
          <TextInput
            {...ids}
            placeholder="每个月"
            value={months}
            onChange={(text) => {
              setMonths(text)
              const read = parseNumbers(text)
              if (read) onCourse({ ...course, windows: { ...windows, months: read } })
            }}
          />
        )}
      </FormField>
      <FormField label="哪几号兑换？" hint="天天都兑，就空着；31 是月底。" problem={wrong(days)}>
        {(ids) => (
          <TextInput
            {...ids}
            placeholder="每天"
            value={days}
            onChange={(text) => {
              setDays(text)
              const read = parseNumbers(text)
              if (read) onCourse({ ...course, windows: { ...windows, days: read } })
            }}
          />
        )}
      </FormField>
      <FormField
        label="总积分满多少才能换？"
        hint="连基础分一起算；不限就空着。"
        problem={least.trim() !== '' && parsePoints(least) === undefined ? '写成数字，像 60。' : undefined}
      >
        {(ids) => (
          <TextInput
            {...ids}
            numeric
            placeholder="不限"
            value={least}
            onChange={(text) => {
              setLeast(text)
              const read = text.trim() === '' ? 0 : parsePoints(text)
              if (read !== undefined) onCourse({ ...course, minimumScoreHundredths: read })
            }}
          />
        )}
      </FormField>
    </div>
  )
}
