import type { DecisionReplies } from '../replies.ts'
import type { StepWords } from './steps.ts'

/** What waits for a yes, in Urdu. */
export const decisions = ({ phrases }: StepWords): DecisionReplies => ({
  summary: (steps) => `${phrases(steps)}۔`,
  proposed: (steps) => `کیا میں یہ کر دوں: ${phrases(steps)}؟ 10 منٹ کے اندر «جی ہاں» یا «نہیں» کہیے۔`,
  proposedBefore: (steps) => `کیا آپ کا مطلب یہ ہے: ${phrases(steps)}؟ «جی ہاں» یا «نہیں» کہیے۔`,
  yes: () => 'جی ہاں',
  no: () => 'نہیں',
  rejected: (steps) => `ٹھیک ہے، میں نے یہ نہیں کیا: ${phrases(steps)}۔`,
  rejectedNothing: () => 'ٹھیک ہے، میں نے کچھ نہیں بدلا۔',
  nothingProposed: () => 'آپ کی ہاں کے انتظار میں کچھ نہیں، اس لیے میں نے کچھ نہیں بدلا۔',
  alreadyRejected: () => 'آپ اسے پہلے منع کر چکے ہیں، اس لیے میں نے کچھ نہیں بدلا۔ اگر اب چاہتے ہیں تو دوبارہ کہیے۔',
  alreadyDone: () => 'یہ پہلے ہی ہو چکا ہے، اس لیے میں نے اب کچھ نہیں بدلا۔',
  expired: () => 'اس بات کو 10 منٹ سے زیادہ ہو گئے، اس لیے میں نے کچھ نہیں بدلا۔ اگر اب بھی چاہتے ہیں تو دوبارہ کہیے۔',
})
