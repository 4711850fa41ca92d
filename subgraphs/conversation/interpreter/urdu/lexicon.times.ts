/** The words of days, clock times and repetition; as in `lexicon.words.ts`. */
export const ofTimes = `
agla: اگلا اگلے اگلی agla agle agli aglay next آئندہ aainda ainda
ane: آنے aane anay
pichla: پچھلا پچھلے پچھلی pichla pichle pichli previous guzishta گزشتہ
akhri: آخری akhri aakhri akhiri last
pehla: پہلا پہلی pehla pehli pahla pahli 1st
dusra: دوسرا دوسرے دوسری dusra doosra dusre doosre dusri doosri 2nd
tisra: تیسرا تیسرے تیسری teesra tisra teesre tisre teesri 3rd
chautha: چوتھا چوتھے چوتھی chautha chauthe chauthi 4th
panchvan: پانچواں پانچویں panchwan panchwa panchwi panchwin panchvi 5th
yakam: یکم yakam yakum yakm
pehle: پہلے قبل pehle pehlay pahle phle qabl before pehly phly
bad: بعد baad bad bd baadh after
andar: اندر andar ander
har: ہر har hr every
roz: روز روزانہ roz rozana rozaana rz daily roozana
rozana: یومیہ
weekly: ہفتہوار weekly haftawar haftavar
monthly: ماہانہ ماہوار monthly mahana mahaana mahwar
yearly: سالانہ yearly salana saalana annually
weekdays: weekdays weekday ویکڈیز
weekend: weekend weekends ویکینڈ
bar: بار دفعہ مرتبہ baar bar dafa dafah martaba
chhorkar: چھوڑکر
tareekh: تاریخ tareekh tarikh tareek tarik date tarekh
baje: بجے baje bje bjay bajay bajey bjey baj بج bajy bjy o'clock
minute: منٹ منٹس منٹوں minute minutes min mins mint minat mnt minton
ghanta: گھنٹہ گھنٹے گھنٹا گھنٹوں ghanta ghante ghantay ghntay ghnta hour hours ghanton ghnte hr-s
din: دن دنوں din dino dinon day days
hafta: ہفتہ ہفتے ہفتوں hafta hafte haftay hafton week weeks
mahina: مہینہ مہینے مہینا مہینوں ماہ mahina mahine maheena maheene mahinay month months mahinon
sal: سال سالوں saal sal year years
kal: کل kal kl tomorrow tmrw kall
parson: پرسوں parson parso parsoon prso parsun
tarson: ترسوں tarson narson نرسوں
aj: آج aaj aj today ajj
abhi: ابھی abhi abi now فوراً فورا
ab: اب ab
subah: صبح subah subha subh sbah morning suba sbha
savere: سویرے sawere saveray
dopahar: دوپہر dopahar dopehar dopehr dupehr dopahr dupahar duphar dophar noon
sepahar: سہپہر sehpehar sepehar sehpahar afternoon
seh: سہ seh
pahar: پہر pehar pahar
sham: شام shaam sham shm shaaam evening
rat: رات raat rat rt night tonight
adhi: آدھی aadhi
vaqt: وقت waqt vaqt wakt time ٹائم taim
namaz: نماز namaz namaaz salah
ramzan: رمضان ramzan ramadan عید eid iftar افطار sehri سحری
prayer: فجر ظہر عصر مغرب عشاء عشا fajr zuhr zohr zuhar asr asar maghrib isha esha tahajjud تہجد تراویح taraweeh
pm: pm p.m p.m.
am: am a.m a.m.
monday: پیر سوموار peer pir somwar somvar monday mon منڈے
tuesday: منگل mangal tuesday tue
wednesday: بدھ budh budhwar wednesday wed
thursday: جمعرات jumerat jumeraat jumayrat jumarat jummerat thursday thu thurs
friday: جمعہ جمعے جمعۃ juma jumma jummah jumah jume jumme friday fri jummay
saturday: سنیچر sanichar saneechar saturday sat سیچر
sunday: اتوار itwar itvar aitwar etwar sunday sun
`
