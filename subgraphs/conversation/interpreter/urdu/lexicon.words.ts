/** `lemma: spellings in both scripts`. A lemma is a name of ours; where two words are spelled alike they share one. */
export const plain = `
yad: یاد yaad yad yd yaadd
yaddihani: یاددہانیاں yaddihaniyan یاددہانی yaddihani yaddehani
dihani: دہانیاں دہانیوں dihaniyan dihaniyaan دہانی dihani dehani dehaani
remind: ریمائنڈ ریمائینڈ remind remaind reminded
reminder: ریمائنڈر ریمائینڈر ریمانڈر reminder reminders remainder
alarm: الارم alarm alarms alaram
alert: الرٹ alert notification notify ittila اطلاع نوٹیفکیشن
task: ٹاسک کام task tasks taask kaam kam kaamo kaamon کاموں ٹاسکس todo todos to-do to-dos ٹوڈو item آئٹم entry
note: نوٹ note
new: نیا نئی نئے naya nayi naye new
ek: ایک aik ek ik one
ne: نے ne nay
pas: پاس paas pas pass
list: لسٹ فہرست list lists fehrist fahrist lisst
calendar: کیلنڈر calendar calender calandar diary ڈائری agenda
schedule: شیڈول schedule shedule schedual plan پلان planner
event: ایونٹ event events
meeting: میٹنگ meeting meetings mulaqat ملاقات appointment appointmnt اپائنٹمنٹ اپوائنٹمنٹ paper exam امتحان imtihan test interview انٹرویو dawat دعوت shadi شادی shaadi class کلاس presentation deadline flight فلائٹ checkup party پارٹی
add: ایڈ شامل add shamil shaamil insert include darj درج jama
save: سیو محفوظ save mehfooz
set: سیٹ set fix مقرر muqarrar
create: کریئیٹ create kriyet
mark: مارک mark نشان nishan
mukammal: مکمل mukammal mukamal complete completed کمپلیٹ done ڈن finish finished pura poora پورا پوری poori tick check ٹک
khatam: ختم khatam khatm khtm
delete: حذف ڈیلیٹ ڈلیٹ delete delet dilit remove ریموو erase hazf
cancel: منسوخ کینسل cancel cancle cancil mansookh mansukh
band: بند band bnd off stop
undo: انڈو undo
snooze: سنوز اسنوز snooze snoze
skip: سکپ اسکپ skip
repeat: ریپیٹ repeat dohrana دہرانا دہرائی
shift: منتقل شفٹ shift muntaqil muntakil move موو reschedule ریشیڈول rescedule
postpone: ملتوی postpone multavi multawi delay
age: آگے aage agay age
piche: پیچھے peeche pichay piche
change: تبدیل change tabdeel tabdil چینج edit update اپڈیٹ
naam: نام naam name نیم
vapas: واپس واپسی wapas wapis vapas waapas wapsi
bahal: بحال bahal restore ریسٹور
reopen: ریاوپن reopen
dobara: دوبارہ dobara dubara dobarah dubaara again
fir: پھر phir fir pir then
thori: تھوڑی تھوڑا thori thodi thora
der: دیر der dair
priority: ترجیح پرائیورٹی پرایرٹی priority tarjeeh tarjih importance ahmiyat اہمیت
zaruri: ضروری فوری اہم ارجنٹ zaroori zaruri zroori fori fauri foran aham ahem ehem urgent important high ہائی
low: غیرضروری low
medium: medium normal درمیانی darmiyani
tag: tag ٹیگ label
shopping: شاپنگ خریداری کریانہ سودا سودے shopping kharidari khareedari grocery sauda saude soda kiryana karyana
mujhe: مجھے مجھکو mujhe mujhay mujay mje mjhe mujhko mujhy mjy mujhse mujko mja mujh
maine: maine mene meine myne ma-ne
men: میں mein main mai men mn mei
ham: ہمیں ہم hamein humein hamen ham hum humko hamko hame
mera: میرا میری میرے mera meri mere mery apna apni apne اپنا اپنی اپنے hamara hamari hamare ہمارا ہماری ہمارے
tum: تم آپ tum aap ap tumhara tera apka آپکا tumhe
ise: اسے اسکو ise isay isko issay issey
use: usay usko usey ussay usse
ye: یہ yeh ye
vo: وہ woh wo voh
is: اس is iss us
isi: اسی isi usi
in: ان in un
inhen: انہیں inhen inhain unhen unhain inko unko
ko: کو ko koo
ka: کا ka
ki: کی ki kee
ke: کے کہ ke k kay keh kah
par: پر پہ par pe pay pr ap-par on
se: سے se say sai sy
tak: تک tak tk
liye: کیلئے کیلیے لیے لئے liye liay lye lie liey
bare: بارے bare baare baray
vala: والا والی والے wala wali wale vala walay waali waala wla
aur: اور aur or ur and
ya: یا ya yaa
bhi: بھی bhi bi
hi: ہی hi hee
to: تو to tou tw toh
he: ہے hai hay he h ha hy hain ہیں hn hein hen hun hoon ہوں hoga ہوگا hogi ہوگی honge
parega: پڑےگا پڑے parega paray pare parna padega
ga: گا گی گے ga gi ge
chahiye: چاہیے چاہئے chahiye chahye chaiye chahiay
tha: تھا تھی تھے tha thi the-
raha: رہا رہی رہے raha rahi rahe rha rhi rhe
chuka: چکا چکی چکے chuka chuki chuke chukay
gaya: گیا گئی گئے gaya gayi gai gaye gya gyi gye
mat: مت mat mt
nahi: نہیں nahi nahin nai nhi nahee nhin nahen
na: نہ na
kya: کیا kya kia-kya
kyakya: kyakya
kaun: کون کونسا کونسے کونسی kaun kon konsa konse konsi kaunsa kaunse kaunsi
kitna: کتنے کتنا کتنی kitne kitna kitni kitnay ktne
kab: کب kab kb
kahan: کہاں kahan kidhar
kyon: کیوں kyun kyon kiun
kaise: کیسے کیسا کیسی kaise kaisa kesa kese kaisi kesi
kuch: کچھ kuch kuchh kch
koi: کوئی koi koye
sab: سب سارے ساری سارا تمام sab sare sara sari saray sb tamam saari saare all
baki: باقی baqi baki baaqi pending پینڈنگ bacha bache بچے remaining open اوپن rehta rehte rehti rahta rahte رہتے رہتا left
total: total ٹوٹل
raqam: رقم تعداد raqam tadad ملا mila
overdue: overdue اوورڈیو late لیٹ
agla: اگلا اگلے اگلی agla agle agli aglay next آئندہ aainda ainda
ane: آنے aane anay
pichla: پچھلا پچھلے پچھلی pichla pichle pichli previous guzishta گزشتہ
akhri: آخری akhri aakhri akhiri last
pehla: پہلا پہلی pehla pehli pahla pahli 1st
dusra: دوسرا دوسرے دوسری dusra doosra dusre doosre dusri doosri 2nd
tisra: تیسرا تیسرے تیسری teesra tisra teesre tisre teesri 3rd
chautha: چوتھا چوتھے چوتھی chautha chauthe chauthi 4th
panchvan: پانچواں پانچویں panchwan panchwa panchwi panchwin panchvi 5th
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
prayer: فجر ظہر عصر مغرب عشاء عشا fajr zuhr zohr asr maghrib isha esha
pm: pm p.m p.m.
am: am a.m a.m.
monday: پیر سوموار peer pir somwar somvar monday mon منڈے
tuesday: منگل mangal tuesday tue
wednesday: بدھ budh budhwar wednesday wed
thursday: جمعرات jumerat jumeraat jumayrat jumarat jummerat thursday thu thurs
friday: جمعہ جمعے جمعۃ juma jumma jummah jumah jume jumme friday fri jummay
saturday: سنیچر sanichar saneechar saturday sat سیچر
sunday: اتوار itwar itvar aitwar etwar sunday sun
please: پلیز براہ براےمہربانی please plz pls plzz meharbani مہربانی meherbani kindly کرم
zara: ذرا زرا zara zra
yar: یار yar yaar bhai بھائی bhae dost boss jani
ji: جی ji jee g
haan: ہاں haan han haa hanji hanjee haanji yes yep ok okay اوکے
thik: ٹھیک theek thik teek thek sahi صحیح
acha: اچھا acha achha accha
bilkul: بالکل bilkul bilkl zaroor ضرور zarur beshak pakka
shukriya: شکریہ shukriya shukria shukariya thanks thankyou thank thx jazakallah mehrbani تھینکس
salam: سلام السلام salam salaam slam assalam aslam assalamualaikum asslamoalaikum assalamoalaikum aoa hello hi ہیلو ہائے hey adaab آداب
alaikum: علیکم alaikum alekum walaikum وعلیکم
hal: حال haal hal
khuda: خدا اللہ khuda allah
hafiz: حافظ hafiz
ghalat: غلط ghalat galat
`

export const irregular = `
kar!: کیجیے کیجئے کیجیئے کیجیےگا کریں کرو کرنا کردو کردیں کردینا karo kro krna karna karen krein kren karein karain krain kijiye kijye kijie kijiay kijiyega kijiega kardo krdo krdein kardein kardain kardena krdena karlo krlo karlena krlena krdijiye kardijiye kardijiyega krdena karde krde karni krni
kar+: kiya kia kiye krliya karliya krlia krdia krdiya kardiya kardia krli karli
kar: کر کرکے kar kr karke krke
de!: دو دیں دینا دیجیے دیجئے دیجیےگا do den dein dain dena dijiye dijye dijie dijiyega dijiega dijiay dena de-do dou
de+: دیا دی دیے دئیے diya dia di diye
de-: دینے dene
de: دے de day
le!: لو لیں لینا لیجیے لیجئے لیجیےگا لینی lo lein len lena lijiye lijie lijiyega lain leni
le+: لیا لی liya lia li
le-: لینے lene lenay
le: لے le lay
ho!: ہونا ہو ho hona
ho+: ہوا ہوئی ہوئے hua hui hue
hogaya: ہوگیا ہوگئی ہوگئے hogaya hogya hogai hogayi hogaye hgya
ja!: جانا جاؤ جائیں jana jao jaen jaein jain jani
ja-: جانے جاتا jane janay
ja: جا ja
a!: آنا آؤ aana aao ana
reh!: رہنا رہو rehna rahna raho
la!: لاؤ لانا لائیں لاو lao laao lana laen laein
rehne: رہنے rehne rehnay rahne
`

export const verbs = `
dila: dila dilva dilwa دلا دلوا
kara: kara karwa karva krwa krva کرا کروا
laga: laga lga لگا
lag: lag lg لگ
bana: bana bna بنا
dikha: dikha dikhla dkha دکھا
bata: bata bta batla btla بتا
suna: suna sna سنا
mita: mita مٹا
hata: hata hta ہٹا
nikal: nikal nikaal nkal نکال
likh: likh lik لکھ
rakh: rakh rkh رکھ
dal: daal dal ڈال
badal: badal bdal بدل
khol: khol کھول
chor: chhor chor chod chhod چھوڑ
parh: parh padh پڑھ
bhej: bhej bej بھیج
jaga: jaga jga جگا
utha: utha uth اٹھا
bhul: bhool bhul bhuul بھول
rok: rok روک
khared: kharid khareed خرید
dohra: dohra دہرا
samajh: samajh سمجھ
kar: kar kr کر
`
