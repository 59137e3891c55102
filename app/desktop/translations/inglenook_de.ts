<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>The answer is there: {question}</source>
        <translation>Die Antwort ist da: {question}</translation>
    </message>
    <message>
        <source>Inglenook is still here</source>
        <translation>Inglenook läuft noch</translation>
    </message>
    <message>
        <source>Click its icon for a quick question, or choose Quit in its menu.</source>
        <translation>Klicken Sie auf das Symbol, um schnell etwas zu fragen, oder wählen Sie in seinem Menü „Beenden“.</translation>
    </message>
    <message>
        <source>Something went wrong inside Inglenook ({name}).</source>
        <translation>In Inglenook ist etwas schiefgegangen ({name}).</translation>
    </message>
    <message>
        <source>Your conversations are safe; the log in the data folder has the details.</source>
        <translation>Ihre Gespräche sind sicher; Einzelheiten stehen im Protokoll im Datenordner.</translation>
    </message>
    <message>
        <source>The assistant stopped unexpectedly.</source>
        <translation>Der Assistent wurde unerwartet beendet.</translation>
    </message>
    <message>
        <source>It starts again with your next question; your conversations are safe.</source>
        <translation>Mit der nächsten Frage startet er wieder; Ihre Gespräche sind sicher.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({strerror}).</source>
        <translation>{name} lässt sich nicht lesen ({strerror}).</translation>
    </message>
    <message>
        <source>Check that the file is there.</source>
        <translation>Prüfen Sie, ob die Datei vorhanden ist.</translation>
    </message>
    <message>
        <source>{name} is larger than {largest_file} MB.</source>
        <translation>{name} ist größer als {largest_file} MB.</translation>
    </message>
    <message>
        <source>Copy the part that matters into your question.</source>
        <translation>Kopieren Sie den wichtigen Teil in Ihre Frage.</translation>
    </message>
    <message>
        <source>{name} is not a text file.</source>
        <translation>{name} ist keine Textdatei.</translation>
    </message>
    <message>
        <source>Inglenook reads plain text, code, Markdown, CSV and the like.</source>
        <translation>Inglenook liest reinen Text, Quelltext, Markdown, CSV und Ähnliches.</translation>
    </message>
    <message>
        <source>Leave out {name}</source>
        <translation>{name} weglassen</translation>
    </message>
    <message>
        <source>Inglenook cannot be started with the computer ({strerror}).</source>
        <translation>Inglenook kann nicht mit dem Computer gestartet werden ({strerror}).</translation>
    </message>
    <message>
        <source>Add it in your system&apos;s own settings for programs at login.</source>
        <translation>Fügen Sie es in den Systemeinstellungen zu den Autostart-Programmen hinzu.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Noch nichts gemessen</translation>
    </message>
    <message>
        <source>{model}: nothing was measured.</source>
        <translation>{model}: Es wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>{model} reads {reading} and writes {writing} tokens a second with {tokens} tokens before them.</source>
        <translation>{model} liest {reading} und schreibt {writing} Token pro Sekunde, wenn {tokens} Token davor stehen.</translation>
    </message>
    <message>
        <source>quick run</source>
        <translation>Kurzlauf</translation>
    </message>
    <message>
        <source>full run</source>
        <translation>Volllauf</translation>
    </message>
    <message>
        <source>{when}, {kind} of {seconds} s, {machine}.</source>
        <translation>{when}, {kind} von {seconds} s, {machine}.</translation>
    </message>
    <message>
        <source>the same answers</source>
        <translation>dieselben Antworten</translation>
    </message>
    <message>
        <source>other answers: a defect, please report it</source>
        <translation>andere Antworten: ein Fehler, bitte melden</translation>
    </message>
    <message>
        <source>With drafts: {same}.</source>
        <translation>Mit Entwürfen: {same}.</translation>
    </message>
    <message>
        <source>Not tuned for this machine yet: that happens by itself in idle time, or now.</source>
        <translation>Noch nicht auf diesen Rechner abgestimmt: Das geschieht von selbst im Leerlauf, oder jetzt.</translation>
    </message>
    <message>
        <source>Tuned for this machine: {changes}. {ratio} times the speed of the defaults.</source>
        <translation>Auf diesen Rechner abgestimmt: {changes}. {ratio}-mal so schnell wie die Voreinstellung.</translation>
    </message>
    <message>
        <source>Tuned for this machine: the defaults are the fastest here.</source>
        <translation>Auf diesen Rechner abgestimmt: Die Voreinstellung ist hier am schnellsten.</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Quick run</source>
        <translation>Kurzlauf</translation>
    </message>
    <message>
        <source>Full run</source>
        <translation>Volllauf</translation>
    </message>
    <message>
        <source>Tune this model</source>
        <translation>Dieses Modell abstimmen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Reading by context length</source>
        <translation>Lesen nach Kontextlänge</translation>
    </message>
    <message>
        <source>Writing by context length</source>
        <translation>Schreiben nach Kontextlänge</translation>
    </message>
    <message>
        <source>The usual question, from plain to tuned</source>
        <translation>Die übliche Frage, von einfach bis abgestimmt</translation>
    </message>
    <message>
        <source>What techniques are worth</source>
        <translation>Was die Verfahren bringen</translation>
    </message>
    <message>
        <source>Writing over the runs of this model</source>
        <translation>Schreiben über die Läufe dieses Modells</translation>
    </message>
    <message>
        <source>run {number}</source>
        <translation>Lauf {number}</translation>
    </message>
    <message>
        <source>How fast this machine answers</source>
        <translation>Wie schnell dieser Rechner antwortet</translation>
    </message>
    <message>
        <source>Share of the measuring that is done</source>
        <translation>Fortschritt der Messung</translation>
    </message>
    <message>
        <source>Less than a minute with a small model</source>
        <translation>Mit einem kleinen Modell weniger als eine Minute</translation>
    </message>
    <message>
        <source>More context lengths and more questions: several minutes</source>
        <translation>Mehr Kontextlängen und mehr Fragen: einige Minuten</translation>
    </message>
    <message>
        <source>Find the fastest way of loading this model here; less than a minute with most models</source>
        <translation>Findet, wie dieses Modell hier am schnellsten geladen wird; mit den meisten Modellen weniger als eine Minute</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Reading a prompt, by context length</source>
        <translation>Eine Eingabe lesen, nach Kontextlänge</translation>
    </message>
    <message>
        <source>Writing an answer, by context length</source>
        <translation>Eine Antwort schreiben, nach Kontextlänge</translation>
    </message>
    <message>
        <source>The usual question: 400 tokens read, 250 written</source>
        <translation>Die übliche Frage: 400 Token lesen, 250 schreiben</translation>
    </message>
    <message>
        <source>Each technique against doing without it (bars end at 10 ×)</source>
        <translation>Jedes Verfahren gegenüber ohne (Balken enden bei 10 ×)</translation>
    </message>
    <message>
        <source>Writing, run by run</source>
        <translation>Schreiben, Lauf für Lauf</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation>Ergebnisse exportieren</translation>
    </message>
    <message>
        <source>Stopped. What was measured is kept.</source>
        <translation>Gestoppt. Was gemessen wurde, bleibt.</translation>
    </message>
    <message>
        <source>Measured.</source>
        <translation>Gemessen.</translation>
    </message>
    <message>
        <source>Tuned. The next answer is loaded this way.</source>
        <translation>Abgestimmt. Die nächste Antwort wird so geladen.</translation>
    </message>
    <message>
        <source>The results are in {path}.</source>
        <translation>Die Ergebnisse stehen in {path}.</translation>
    </message>
    <message>
        <source>Nothing has been measured here yet. Start with a quick run.</source>
        <translation>Hier wurde noch nichts gemessen. Beginnen Sie mit einem Kurzlauf.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Zweige</translation>
    </message>
    <message>
        <source>one branch</source>
        <translation>einen Zweig</translation>
    </message>
    <message numerus="yes">
        <source>{count} branches</source>
        <translation>
            <numerusform>{count} Zweig</numerusform>
            <numerusform>{count} Zweige</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” has {count}. The one in bold is shown.</source>
        <translation>„{title}“ hat {count}. Der fett gedruckte wird gezeigt.</translation>
    </message>
    <message>
        <source>Branches of the conversation</source>
        <translation>Zweige des Gesprächs</translation>
    </message>
    <message>
        <source>Show this branch</source>
        <translation>Diesen Zweig zeigen</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>Text der Antwort</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>Antwort bearbeiten</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Keep this answer whatever else must go</source>
        <translation>Diese Antwort behalten, was auch sonst weichen muss</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>This answer is wrong: never give it again</source>
        <translation>Diese Antwort ist falsch: nie wieder geben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this answer</source>
        <translation>Diese Antwort entfernen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Open the conversation it comes from</source>
        <translation>Das Gespräch öffnen, aus dem sie stammt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>Antwort speichern</translation>
    </message>
    <message>
        <source>Save the answer (Ctrl+Enter)</source>
        <translation>Antwort speichern (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the answer as it was</source>
        <translation>Antwort lassen, wie sie war</translation>
    </message>
    <message>
        <source>Leave the answer as it was (Esc)</source>
        <translation>Antwort lassen, wie sie war (Esc)</translation>
    </message>
    <message>
        <source>{what} ({key} in the list)</source>
        <translation>{what} ({key} in der Liste)</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Let this answer go again</source>
        <translation>Diese Antwort darf wieder weichen</translation>
    </message>
    <message>
        <source>Keep this answer whatever else goes</source>
        <translation>Diese Antwort behalten, was auch sonst weicht</translation>
    </message>
    <message>
        <source>From now on, this text is given.</source>
        <translation>Ab jetzt wird dieser Text gegeben.</translation>
    </message>
    <message>
        <source>Wrong answer</source>
        <translation>Falsche Antwort</translation>
    </message>
    <message>
        <source>Gone for good: it is never given again.</source>
        <translation>Endgültig weg: Sie wird nie wieder gegeben.</translation>
    </message>
    <message>
        <source>Remove answer</source>
        <translation>Antwort entfernen</translation>
    </message>
    <message>
        <source>The answer is removed.</source>
        <translation>Die Antwort ist entfernt.</translation>
    </message>
    <message>
        <source>You have edited this answer.</source>
        <translation>Sie haben diese Antwort bearbeitet.</translation>
    </message>
    <message>
        <source>You have pinned this answer.</source>
        <translation>Sie haben diese Antwort angeheftet.</translation>
    </message>
    <message>
        <source>{why} Remove it all the same?</source>
        <translation>{why} Trotzdem entfernen?</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Nothing is remembered yet.

When a question that was answered before comes up again, its answer is given at once. What depends on the day, on you or on this machine is not remembered.</source>
        <translation>Noch ist nichts gemerkt.

Wenn eine schon beantwortete Frage wiederkommt, ist die Antwort sofort da. Was vom Tag, von Ihnen oder von diesem Rechner abhängt, wird nicht gemerkt.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sucht…</translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>Fragen und Antworten durchsuchen</translation>
    </message>
    <message>
        <source>Search remembered answers</source>
        <translation>Gemerkte Antworten durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Remembered answers</source>
        <translation>Gemerkte Antworten</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>{total} gefunden</translation>
    </message>
    <message>
        <source>No remembered answer has “{query}”.</source>
        <translation>Keine gemerkte Antwort enthält „{query}“.</translation>
    </message>
    <message>
        <source>Paused: no answer is given again, and no new one is remembered.</source>
        <translation>Angehalten: Es wird keine Antwort wieder gegeben und keine neue gemerkt.</translation>
    </message>
    <message>
        <source>Answered {when} by {model}</source>
        <translation>Beantwortet {when} von {model}</translation>
    </message>
    <message>
        <source>Answered {when}</source>
        <translation>Beantwortet {when}</translation>
    </message>
    <message>
        <source>took {seconds}</source>
        <translation>dauerte {seconds}</translation>
    </message>
    <message>
        <source>last {when}</source>
        <translation>zuletzt {when}</translation>
    </message>
    <message>
        <source>pinned: it stays whatever else must go</source>
        <translation>angeheftet: bleibt, was auch sonst weichen muss</translation>
    </message>
    <message>
        <source>edited by you</source>
        <translation>von Ihnen bearbeitet</translation>
    </message>
    <message>
        <source>Given only after: {questions}</source>
        <translation>Nur gegeben nach: {questions}</translation>
    </message>
    <message>
        <source>Given only where the same was said before.</source>
        <translation>Nur gegeben, wo zuvor dasselbe gesagt wurde.</translation>
    </message>
    <message>
        <source>{bytes} of {limit_bytes}</source>
        <translation>{bytes} von {limit_bytes}</translation>
    </message>
    <message>
        <source>about {seconds_saved} saved</source>
        <translation>etwa {seconds_saved} gespart</translation>
    </message>
    <message>
        <source>{pinned} pinned</source>
        <translation>{pinned} angeheftet</translation>
    </message>
    <message>
        <source>Until the encoder is loaded, after the next answer, only questions in the same words match.</source>
        <translation>Bis der Encoder geladen ist, nach der nächsten Antwort, passen nur Fragen in denselben Worten.</translation>
    </message>
    <message>
        <source>{comparable} of {entries} are found in other words too; the rest follow.</source>
        <translation>{comparable} von {entries} werden auch in anderen Worten gefunden; der Rest folgt.</translation>
    </message>
    <message>
        <source>You found {right} right and {wrong} wrong.</source>
        <translation>Sie fanden {right} richtig und {wrong} falsch.</translation>
    </message>
    <message>
        <source>given again once</source>
        <translation>einmal wieder gegeben</translation>
    </message>
    <message>
        <source>never given again</source>
        <translation>nie wieder gegeben</translation>
    </message>
    <message numerus="yes">
        <source>given again {count} times</source>
        <translation>
            <numerusform>{count}-mal wieder gegeben</numerusform>
            <numerusform>{count}-mal wieder gegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>expires in {duration}</source>
        <translation>läuft in {duration} ab</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>{count} days</source>
        <translation>
            <numerusform>{count} Tag</numerusform>
            <numerusform>{count} Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} kB</source>
        <translation>{number} kB</translation>
    </message>
    <message numerus="yes">
        <source>{count} bytes</source>
        <translation>
            <numerusform>{count} Byte</numerusform>
            <numerusform>{count} Byte</numerusform>
        </translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 Antwort</translation>
    </message>
    <message numerus="yes">
        <source>{count} answers</source>
        <translation>
            <numerusform>{count} Antwort</numerusform>
            <numerusform>{count} Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>a day</source>
        <translation>ein Tag</translation>
    </message>
    <message>
        <source>They cannot be brought back.</source>
        <translation>Sie lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Pause remembering</source>
        <translation>Merken anhalten</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Leeren…</translation>
    </message>
    <message>
        <source>Clear remembered answers</source>
        <translation>Gemerkte Antworten leeren</translation>
    </message>
    <message>
        <source>Older than {words}…</source>
        <translation>Älter als {words}…</translation>
    </message>
    <message>
        <source>From the same conversation as this answer…</source>
        <translation>Aus demselben Gespräch wie diese Antwort…</translation>
    </message>
    <message>
        <source>Everything…</source>
        <translation>Alles…</translation>
    </message>
    <message>
        <source>Forget all answers that are older than {words}?</source>
        <translation>Alle Antworten vergessen, die mehr als {words} alt sind?</translation>
    </message>
    <message>
        <source>Forget all answers from the conversation of this one?</source>
        <translation>Alle Antworten aus dem Gespräch dieser Antwort vergessen?</translation>
    </message>
    <message>
        <source>all answers</source>
        <translation>alle Antworten</translation>
    </message>
    <message>
        <source>Forget everything: {count}?</source>
        <translation>Alles vergessen: {count}?</translation>
    </message>
    <message>
        <source>Learn from them</source>
        <translation>Daraus lernen</translation>
    </message>
    <message>
        <source>Learn from your verdicts</source>
        <translation>Aus Ihren Urteilen lernen</translation>
    </message>
    <message>
        <source>It learns on this machine; that is kept only if your own questions are judged better afterwards.</source>
        <translation>Gelernt wird auf diesem Rechner; es bleibt nur, wenn Ihre eigenen Fragen danach besser beurteilt werden.</translation>
    </message>
    <message>
        <source>Stop learning</source>
        <translation>Lernen stoppen</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr…</translation>
    </message>
    <message>
        <source>What was learned, and from what</source>
        <translation>Was gelernt wurde, und woraus</translation>
    </message>
    <message>
        <source>Share of the learning that is done</source>
        <translation>Fortschritt des Lernens</translation>
    </message>
    <message>
        <source>Undo what was learned</source>
        <translation>Gelerntes rückgängig machen</translation>
    </message>
    <message>
        <source>Forget the pairs of questions…</source>
        <translation>Die Fragenpaare vergessen…</translation>
    </message>
    <message>
        <source>Forget pairs of questions</source>
        <translation>Fragenpaare vergessen</translation>
    </message>
    <message>
        <source>Forget the {count} pairs of questions that you have judged?</source>
        <translation>Die {count} Fragenpaare vergessen, die Sie beurteilt haben?</translation>
    </message>
    <message>
        <source>What was learned from them stays until you undo it.</source>
        <translation>Was daraus gelernt wurde, bleibt, bis Sie es rückgängig machen.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>It is as it was before it learned.</source>
        <translation>Es ist wieder wie vor dem Lernen.</translation>
    </message>
    <message>
        <source>Learning from your verdicts</source>
        <translation>Lernt aus Ihren Urteilen</translation>
    </message>
    <message>
        <source>You have judged {count} pairs of questions: {fitting} share an answer, {unfitting} do not.</source>
        <translation>Sie haben {count} Fragenpaare beurteilt: {fitting} haben dieselbe Antwort, {unfitting} nicht.</translation>
    </message>
    <message>
        <source>Learned together with others on {day}.</source>
        <translation>Gemeinsam mit anderen gelernt am {day}.</translation>
    </message>
    <message>
        <source>Learned on {day}.</source>
        <translation>Gelernt am {day}.</translation>
    </message>
    <message>
        <source>It would not surely judge your questions better, so nothing was changed.</source>
        <translation>Ihre Fragen würden nicht sicher besser beurteilt, darum wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Learned. Of your own pairs that share an answer, {after} are found now instead of {before}; of the others, {wrong} instead of {wrong_before}.</source>
        <translation>Gelernt. Von Ihren eigenen Paaren mit derselben Antwort werden jetzt {after} statt {before} gefunden, von den anderen {wrong} statt {wrong_before}.</translation>
    </message>
    <message>
        <source>Forget answers</source>
        <translation>Antworten vergessen</translation>
    </message>
    <message>
        <source>Resume remembering</source>
        <translation>Merken fortsetzen</translation>
    </message>
    <message>
        <source>{answers} forgotten.</source>
        <translation>{answers} vergessen.</translation>
    </message>
    <message>
        <source>An answer is being written here.</source>
        <translation>Hier wird gerade eine Antwort geschrieben.</translation>
    </message>
    <message>
        <source>Wait for it, or press Esc to stop it.</source>
        <translation>Warten Sie, oder stoppen Sie mit Esc.</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>Was gesendet würde</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Ihre Frage</translation>
    </message>
    <message>
        <source>You, earlier</source>
        <translation>Sie, zuvor</translation>
    </message>
    <message>
        <source>An earlier answer</source>
        <translation>Eine frühere Antwort</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>e-mail addresses</source>
        <translation>E-Mail-Adressen</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>phone numbers</source>
        <translation>Telefonnummern</translation>
    </message>
    <message>
        <source>network address</source>
        <translation>Netzwerkadresse</translation>
    </message>
    <message>
        <source>network addresses</source>
        <translation>Netzwerkadressen</translation>
    </message>
    <message>
        <source>card number</source>
        <translation>Kartennummer</translation>
    </message>
    <message>
        <source>card numbers</source>
        <translation>Kartennummern</translation>
    </message>
    <message>
        <source>bank account</source>
        <translation>Bankkonto</translation>
    </message>
    <message>
        <source>bank accounts</source>
        <translation>Bankkonten</translation>
    </message>
    <message>
        <source>social security number</source>
        <translation>Sozialversicherungsnummer</translation>
    </message>
    <message>
        <source>social security numbers</source>
        <translation>Sozialversicherungsnummern</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>birthdays</source>
        <translation>Geburtstage</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>Ausweisnummer</translation>
    </message>
    <message>
        <source>ID numbers</source>
        <translation>Ausweisnummern</translation>
    </message>
    <message>
        <source>key or password</source>
        <translation>Schlüssel oder Passwort</translation>
    </message>
    <message>
        <source>keys or passwords</source>
        <translation>Schlüssel oder Passwörter</translation>
    </message>
    <message>
        <source>word of yours</source>
        <translation>eigenes Wort</translation>
    </message>
    <message>
        <source>words of yours</source>
        <translation>eigene Wörter</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Say less about it</source>
        <translation>Ungenauer sagen</translation>
    </message>
    <message>
        <source>Send it as it is</source>
        <translation>So senden, wie es ist</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>von Ihnen gestoppt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>end not known</source>
        <translation>Ende nicht bekannt</translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation>nichts wurde gesendet</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>{things} is hidden</source>
        <translation>{things} wird verborgen</translation>
    </message>
    <message>
        <source>{things} are hidden</source>
        <translation>{things} werden verborgen</translation>
    </message>
    <message>
        <source>{things} is sent</source>
        <translation>{things} wird gesendet</translation>
    </message>
    <message>
        <source>{things} are sent</source>
        <translation>{things} werden gesendet</translation>
    </message>
    <message>
        <source>Nothing personal was found. Look for yourself: not everything can be found.</source>
        <translation>Es wurde nichts Persönliches gefunden. Sehen Sie selbst nach: Nicht alles lässt sich finden.</translation>
    </message>
    <message>
        <source>Choose a marked part to change that. Not everything can be found, so look for yourself.</source>
        <translation>Wählen Sie eine markierte Stelle, um das zu ändern. Nicht alles lässt sich finden, sehen Sie also selbst nach.</translation>
    </message>
    <message numerus="yes">
        <source>{count} more</source>
        <translation>
            <numerusform>{count} weiteres</numerusform>
            <numerusform>{count} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>said less precisely</source>
        <translation>ungenauer gesagt</translation>
    </message>
    <message>
        <source>sent as it is</source>
        <translation>gesendet, wie es ist</translation>
    </message>
    <message>
        <source>not known: enter the prices in Settings, under Cloud</source>
        <translation>nicht bekannt: Tragen Sie die Preise in den Einstellungen unter „Cloud“ ein</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>at most {most}; {left} may be spent now</source>
        <translation>höchstens {most}; {left} dürfen jetzt ausgegeben werden</translation>
    </message>
    <message>
        <source>Only your question</source>
        <translation>Nur Ihre Frage</translation>
    </message>
    <message>
        <source>Your question and 1 earlier message</source>
        <translation>Ihre Frage und 1 frühere Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>Your question and {count} earlier messages</source>
        <translation>
            <numerusform>Ihre Frage und {count} frühere Nachricht</numerusform>
            <numerusform>Ihre Frage und {count} frühere Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>{messages}: {share} of this conversation</source>
        <translation>{messages}: {share} dieses Gesprächs</translation>
    </message>
    <message>
        <source>0 bytes have left this machine in 30 days.</source>
        <translation>In 30 Tagen haben 0 Byte diesen Rechner verlassen.</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message numerus="yes">
        <source>{count} requests</source>
        <translation>
            <numerusform>{count} Anfrage</numerusform>
            <numerusform>{count} Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>{bytes} bytes have left this machine in 30 days, in {requests}.</source>
        <translation>In 30 Tagen haben {bytes} Byte diesen Rechner verlassen, in {requests}.</translation>
    </message>
    <message>
        <source>Spent: {spent_day} of {cap_day} in 24 hours, {spent_month} of {cap_month} in 30 days.</source>
        <translation>Ausgegeben: {spent_day} von {cap_day} in 24 Stunden, {spent_month} von {cap_month} in 30 Tagen.</translation>
    </message>
    <message>
        <source>questions go to the cloud with what is personal hidden, without asking you</source>
        <translation>Fragen gehen ohne Nachfrage in die Cloud, Persönliches wird verborgen</translation>
    </message>
    <message>
        <source>questions go to the cloud as they are, without asking you</source>
        <translation>Fragen gehen ohne Nachfrage unverändert in die Cloud</translation>
    </message>
    <message>
        <source>the cloud is not proposed</source>
        <translation>Die Cloud wird nicht vorgeschlagen</translation>
    </message>
    <message>
        <source>In chat {number}</source>
        <translation>Im Chat {number}</translation>
    </message>
    <message>
        <source>In every chat</source>
        <translation>In jedem Chat</translation>
    </message>
    <message>
        <source>{number} B</source>
        <translation>{number} B</translation>
    </message>
    <message>
        <source>{several} and {last}</source>
        <translation>{several} und {last}</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type a command or the title of a conversation</source>
        <translation>Einen Befehl oder den Titel eines Gesprächs eingeben</translation>
    </message>
    <message>
        <source>Command or conversation</source>
        <translation>Befehl oder Gespräch</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation>Fragen Sie etwas</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Ask me each time</source>
        <translation>Jedes Mal fragen</translation>
    </message>
    <message>
        <source>Do the same in this chat</source>
        <translation>In diesem Chat genauso verfahren</translation>
    </message>
    <message>
        <source>Do the same in every chat</source>
        <translation>In jedem Chat genauso verfahren</translation>
    </message>
    <message>
        <source>This provider can read and keep what you send.</source>
        <translation>Dieser Anbieter kann lesen und behalten, was Sie senden.</translation>
    </message>
    <message>
        <source>Ask the cloud?</source>
        <translation>Die Cloud fragen?</translation>
    </message>
    <message>
        <source>The whole request</source>
        <translation>Die ganze Anfrage</translation>
    </message>
    <message>
        <source>This text would leave your machine. Nothing has been sent yet.</source>
        <translation>Dieser Text würde Ihren Rechner verlassen. Noch wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Verlässt den Rechner</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>Bleibt hier</translation>
    </message>
    <message>
        <source>Show the whole &amp;request</source>
        <translation>Die ganze An&amp;frage zeigen</translation>
    </message>
    <message>
        <source>Only an &amp;outline</source>
        <translation>Nur eine &amp;Gliederung</translation>
    </message>
    <message>
        <source>The cloud plans the answer, and the model of this machine writes it</source>
        <translation>Die Cloud plant die Antwort, das Modell dieses Rechners schreibt sie</translation>
    </message>
    <message>
        <source>Add what it &amp;needs</source>
        <translation>&amp;Nötiges hinzufügen</translation>
    </message>
    <message>
        <source>Look for the earlier messages that the answer depends on, with this machine&apos;s model; may take a minute</source>
        <translation>Mit dem Modell dieses Rechners die früheren Nachrichten suchen, von denen die Antwort abhängt; kann eine Minute dauern</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Für wie lange</translation>
    </message>
    <message>
        <source>&amp;Stay local</source>
        <translation>&amp;Hier bleiben</translation>
    </message>
    <message>
        <source>Send as &amp;it is…</source>
        <translation>Senden, wie es &amp;ist…</translation>
    </message>
    <message>
        <source>Send with parts &amp;hidden</source>
        <translation>Mit &amp;verborgenen Teilen senden</translation>
    </message>
    <message>
        <source>&amp;Hide them again</source>
        <translation>Wieder &amp;verbergen</translation>
    </message>
    <message>
        <source>through {proxy}</source>
        <translation>über {proxy}</translation>
    </message>
    <message>
        <source>{model} at {endpoint}{through}</source>
        <translation>{model} bei {endpoint}{through}</translation>
    </message>
    <message>
        <source>{outgoing}, {count} bytes with all around it</source>
        <translation>{outgoing}, {count} Byte mit allem drum und dran</translation>
    </message>
    <message>
        <source>A key, password or card number is in this text.</source>
        <translation>In diesem Text steht ein Schlüssel, ein Passwort oder eine Kartennummer.</translation>
    </message>
    <message>
        <source>Send all of &amp;this</source>
        <translation>&amp;Alles senden</translation>
    </message>
    <message>
        <source>Send &amp;this</source>
        <translation>&amp;Dies senden</translation>
    </message>
    <message>
        <source>Looking for what the answer depends on, on this machine…</source>
        <translation>Sucht auf diesem Rechner, wovon die Antwort abhängt…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>Gespräch exportieren</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Your conversations appear here.</source>
        <translation>Hier erscheinen Ihre Gespräche.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Branches…</source>
        <translation>Zweige…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>Als Markdown exportieren…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Als JSON exportieren…</translation>
    </message>
    <message>
        <source>Forget its remembered answers…</source>
        <translation>Gemerkte Antworten daraus vergessen…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>No longer pin</source>
        <translation>Nicht mehr anheften</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Folder; empty for none:</source>
        <translation>Ordner; leer für keinen:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Ausklappen</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Rename folder…</source>
        <translation>Ordner umbenennen…</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>Ordner umbenennen</translation>
    </message>
    <message>
        <source>Remove folder, keep its chats</source>
        <translation>Ordner entfernen, Chats behalten</translation>
    </message>
    <message>
        <source>Name of the folder:</source>
        <translation>Name des Ordners:</translation>
    </message>
    <message>
        <source>Forget its remembered answers too; pinned ones stay</source>
        <translation>Auch die daraus gemerkten Antworten vergessen; angeheftete bleiben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>„{title}“ löschen?</translation>
    </message>
    <message>
        <source>Its messages cannot be brought back.</source>
        <translation>Die Nachrichten lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>Gespräch löschen</translation>
    </message>
    <message>
        <source>Forget the remembered answers of “{title}”?</source>
        <translation>Die gemerkten Antworten aus „{title}“ vergessen?</translation>
    </message>
    <message>
        <source>The conversation stays, and so do pinned answers. The others are not given again.</source>
        <translation>Das Gespräch bleibt, angeheftete Antworten auch. Die anderen werden nicht wieder gegeben.</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”.</source>
        <translation>Nichts gefunden für „{query}“.</translation>
    </message>
    <message>
        <source>1 remembered answer is forgotten.</source>
        <translation>1 gemerkte Antwort ist vergessen.</translation>
    </message>
    <message numerus="yes">
        <source>{count} remembered answers are forgotten.</source>
        <translation>
            <numerusform>{count} gemerkte Antwort ist vergessen.</numerusform>
            <numerusform>{count} gemerkte Antworten sind vergessen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Private, until you quit</source>
        <translation>Privat, bis Sie beenden</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Other chats</source>
        <translation>Andere Chats</translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation>1 Chat</translation>
    </message>
    <message numerus="yes">
        <source>{count} chats</source>
        <translation>
            <numerusform>{count} Chat</numerusform>
            <numerusform>{count} Chats</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>ausgeklappt</translation>
    </message>
    <message>
        <source>Folder {label}, {chats}, {state}</source>
        <translation>Ordner {label}, {chats}, {state}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Never mention the cloud</source>
        <translation>Die Cloud nie erwähnen</translation>
    </message>
    <message>
        <source>Propose it where it may help</source>
        <translation>Sie vorschlagen, wo sie helfen kann</translation>
    </message>
    <message>
        <source>Ask it without a question, where I have agreed to that</source>
        <translation>Sie ohne Nachfrage fragen, wo ich zugestimmt habe</translation>
    </message>
    <message>
        <source>When to ask the cloud</source>
        <translation>Wann die Cloud gefragt wird</translation>
    </message>
    <message>
        <source>In this conversation</source>
        <translation>In diesem Gespräch</translation>
    </message>
    <message>
        <source>In new conversations</source>
        <translation>In neuen Gesprächen</translation>
    </message>
    <message>
        <source>The local answer may stand where the cloud&apos;s would have been better</source>
        <translation>Die Antwort von hier darf stehen bleiben, wo die der Cloud besser gewesen wäre</translation>
    </message>
    <message>
        <source>How often, of all your questions? 9 in 10 people get at least what it says.</source>
        <translation>Wie oft, von allen Ihren Fragen? Bei 9 von 10 Menschen wird es mindestens eingehalten.</translation>
    </message>
    <message>
        <source>{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed</source>
        <translation>{label}, höchstens {tolerated} von 100: etwa {share} von 100 Fragen werden vorgeschlagen</translation>
    </message>
    <message>
        <source>{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed, about {cost} a month</source>
        <translation>{label}, höchstens {tolerated} von 100: etwa {share} von 100 werden vorgeschlagen, etwa {cost} im Monat</translation>
    </message>
    <message>
        <source>This rests on {verdicts} verdicts of yours</source>
        <translation>Das stützt sich auf {verdicts} Ihrer Urteile</translation>
    </message>
    <message>
        <source>Until there are 300 verdicts of yours, this rests on public word problems; with other questions the cloud is proposed less often</source>
        <translation>Bis zu 300 Ihrer Urteile stützt sich das auf öffentliche Textaufgaben; bei anderen Fragen wird die Cloud seltener vorgeschlagen</translation>
    </message>
    <message>
        <source>{rests}, and on {questions_a_month} questions a month.</source>
        <translation>{rests}, und auf {questions_a_month} Fragen im Monat.</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Die Frage senden</translation>
    </message>
    <message>
        <source>Start a new line</source>
        <translation>Eine neue Zeile beginnen</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Die Antwort stoppen</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>Das Gespräch umbenennen</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>Das Gespräch löschen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Inglenook</source>
        <translation>Über Inglenook</translation>
    </message>
    <message>
        <source>Inglenook {version}</source>
        <translation>Inglenook {version}</translation>
    </message>
    <message>
        <source>A desktop assistant that answers on your own machine. Nothing you write leaves it unless you send it to the cloud yourself.

Licensed under Apache 2.0.</source>
        <translation>Ein Assistent, der auf Ihrem eigenen Rechner antwortet. Nichts, was Sie schreiben, verlässt ihn, außer Sie senden es selbst in die Cloud.

Lizenziert unter Apache 2.0.</translation>
    </message>
    <message>
        <source>The library for keys is not installed.</source>
        <translation>Die Bibliothek für Tasten ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install Inglenook again.</source>
        <translation>Installieren Sie Inglenook neu.</translation>
    </message>
    <message>
        <source>“{text}” is no key combination that Inglenook knows.</source>
        <translation>„{text}“ ist keine Tastenkombination, die Inglenook kennt.</translation>
    </message>
    <message>
        <source>Choose one such as Ctrl+Alt+Space in Settings.</source>
        <translation>Wählen Sie in den Einstellungen eine wie Strg+Alt+Leertaste.</translation>
    </message>
    <message>
        <source>“{text}” would take a key that every program needs.</source>
        <translation>„{text}“ würde eine Taste belegen, die jedes Programm braucht.</translation>
    </message>
    <message>
        <source>Add Ctrl, Alt or Meta to it in Settings.</source>
        <translation>Ergänzen Sie in den Einstellungen Strg, Alt oder Meta.</translation>
    </message>
    <message>
        <source>This desktop offers no key for the quick prompt.</source>
        <translation>Dieser Desktop bietet keine Taste für die Kurzfrage.</translation>
    </message>
    <message>
        <source>Bind `inglenook --quick` to a key in the desktop&apos;s own settings.</source>
        <translation>Legen Sie `inglenook --quick` in den Einstellungen des Desktops auf eine Taste.</translation>
    </message>
    <message>
        <source>The desktop gives Inglenook no key.</source>
        <translation>Der Desktop gibt Inglenook keine Taste.</translation>
    </message>
    <message>
        <source>Open the quick prompt</source>
        <translation>Die Kurzfrage öffnen</translation>
    </message>
    <message>
        <source>You or the desktop refused the key for the quick prompt.</source>
        <translation>Sie oder der Desktop haben die Taste für die Kurzfrage abgelehnt.</translation>
    </message>
    <message>
        <source>{sentence} Bind `inglenook --quick` to a key in the desktop&apos;s own settings.</source>
        <translation>{sentence} Legen Sie `inglenook --quick` in den Einstellungen des Desktops auf eine Taste.</translation>
    </message>
    <message>
        <source>The connection to the desktop is lost.</source>
        <translation>Die Verbindung zum Desktop ist abgebrochen.</translation>
    </message>
    <message>
        <source>The display takes no key for the quick prompt.</source>
        <translation>Die Anzeige nimmt keine Taste für die Kurzfrage an.</translation>
    </message>
    <message>
        <source>Start Inglenook again.</source>
        <translation>Starten Sie Inglenook neu.</translation>
    </message>
    <message>
        <source>This keyboard has no key for {text}.</source>
        <translation>Diese Tastatur hat keine Taste für {text}.</translation>
    </message>
    <message>
        <source>Choose another one in Settings.</source>
        <translation>Wählen Sie in den Einstellungen eine andere.</translation>
    </message>
    <message>
        <source>{text} is taken by another program.</source>
        <translation>{text} ist von einem anderen Programm belegt.</translation>
    </message>
    <message>
        <source>Choose another key in Settings.</source>
        <translation>Wählen Sie in den Einstellungen eine andere Taste.</translation>
    </message>
    <message>
        <source>The key for the quick prompt is gone with the display.</source>
        <translation>Mit der Anzeige ist auch die Taste für die Kurzfrage weg.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Another encoder…</source>
        <translation>Anderer Encoder …</translation>
    </message>
    <message>
        <source>Let another encoder compare questions</source>
        <translation>Einen anderen Encoder Fragen vergleichen lassen</translation>
    </message>
    <message>
        <source>It is tried first on questions that come with Inglenook; you hear how the cache would do with it.</source>
        <translation>Er wird zuerst an Fragen erprobt, die mit Inglenook kommen; Sie erfahren, wie es dem Cache mit ihm ginge.</translation>
    </message>
    <message>
        <source>Stop trying the encoder</source>
        <translation>Die Erprobung des Encoders beenden</translation>
    </message>
    <message>
        <source>Share of the trial that is done</source>
        <translation>Erledigter Anteil der Erprobung</translation>
    </message>
    <message>
        <source>A folder of sentence-transformers…</source>
        <translation>Ein Ordner von sentence-transformers …</translation>
    </message>
    <message>
        <source>A GGUF file…</source>
        <translation>Eine GGUF-Datei …</translation>
    </message>
    <message>
        <source>One of the model hub…</source>
        <translation>Einer vom Modell-Hub …</translation>
    </message>
    <message>
        <source>The one that comes with Inglenook</source>
        <translation>Der, der mit Inglenook kommt</translation>
    </message>
    <message>
        <source>Folder of an encoder</source>
        <translation>Ordner eines Encoders</translation>
    </message>
    <message>
        <source>GGUF file of an encoder</source>
        <translation>GGUF-Datei eines Encoders</translation>
    </message>
    <message>
        <source>Encoder of the model hub</source>
        <translation>Encoder vom Modell-Hub</translation>
    </message>
    <message>
        <source>Its name, such as BAAI/bge-small-en-v1.5:</source>
        <translation>Sein Name, etwa BAAI/bge-small-en-v1.5:</translation>
    </message>
    <message>
        <source>{name} compares questions from now on; those that are remembered are read anew.</source>
        <translation>{name} vergleicht Fragen von jetzt an; die gemerkten werden neu gelesen.</translation>
    </message>
    <message>
        <source>Another encoder</source>
        <translation>Anderer Encoder</translation>
    </message>
    <message>
        <source>The cache does worse with {name}. Take it all the same?</source>
        <translation>Mit {name} ist der Cache schlechter. Trotzdem nehmen?</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>Trying the encoder</source>
        <translation>Der Encoder wird erprobt</translation>
    </message>
    <message>
        <source>Questions are compared by {name}, which comes with Inglenook.</source>
        <translation>Fragen vergleicht {name}, das mit Inglenook kommt.</translation>
    </message>
    <message>
        <source>Questions are compared by {name}, which you have chosen; it takes {size} of memory.</source>
        <translation>Fragen vergleicht {name}, das Sie gewählt haben; es braucht {size} Speicher.</translation>
    </message>
    <message>
        <source>Of pairs of questions that share an answer, {after} are found with {name} and {before} with the encoder of Inglenook; of the others, {wrong} and {wrong_before}.</source>
        <translation>Von Fragenpaaren mit gleicher Antwort werden {after} mit {name} gefunden und {before} mit dem Encoder von Inglenook; von den anderen {wrong} und {wrong_before}.</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verborgen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>What left this machine</source>
        <translation>Was diesen Rechner verließ</translation>
    </message>
    <message>
        <source>Search what was sent</source>
        <translation>Gesendetes durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>Anfragen, die neuesten zuerst</translation>
    </message>
    <message>
        <source>What was sent, character for character</source>
        <translation>Was gesendet wurde, Zeichen für Zeichen</translation>
    </message>
    <message>
        <source>Choose a request to read what was sent, character for character.</source>
        <translation>Wählen Sie eine Anfrage, um Zeichen für Zeichen zu lesen, was gesendet wurde.</translation>
    </message>
    <message>
        <source>{model} at {endpoint}</source>
        <translation>{model} bei {endpoint}</translation>
    </message>
    <message>
        <source>Ask me again</source>
        <translation>Wieder fragen</translation>
    </message>
    <message>
        <source>Ask me again. {text}</source>
        <translation>Wieder fragen. {text}</translation>
    </message>
    <message>
        <source>{at}  {model} at {endpoint}{through}</source>
        <translation>{at}  {model} bei {endpoint}{through}</translation>
    </message>
    <message>
        <source>{bytes_out} bytes out, {bytes_in} bytes back; {prompt_tokens} tokens read, {completion_tokens} written; hidden: {item}</source>
        <translation>{bytes_out} Byte hinaus, {bytes_in} Byte zurück; {prompt_tokens} Token gelesen, {completion_tokens} geschrieben; verborgen: {item}</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>Verzeichnis exportieren</translation>
    </message>
    <message>
        <source>The ledger is saved as {path}.</source>
        <translation>Das Verzeichnis ist als {path} gespeichert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>1 conversation was added.</source>
        <translation>1 Gespräch wurde hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>{count} conversations were added.</source>
        <translation>
            <numerusform>{count} Gespräch wurde hinzugefügt.</numerusform>
            <numerusform>{count} Gespräche wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation>&amp;Neuer Chat</translation>
    </message>
    <message>
        <source>New &amp;private chat</source>
        <translation>Neuer &amp;privater Chat</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>Modell ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Back to the starter model</source>
        <translation>Zurück zum &amp;Startmodell</translation>
    </message>
    <message>
        <source>Export as &amp;Markdown…</source>
        <translation>Als &amp;Markdown exportieren…</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>Als &amp;JSON exportieren…</translation>
    </message>
    <message>
        <source>&amp;Import conversations…</source>
        <translation>Gespräche &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Inglenook</source>
        <translation>Über &amp;Inglenook</translation>
    </message>
    <message>
        <source>Copy the latest answer</source>
        <translation>Neueste Antwort kopieren</translation>
    </message>
    <message>
        <source>&amp;Find in conversations</source>
        <translation>In Gesprächen &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>&amp;Chats</source>
        <translation>&amp;Chats</translation>
    </message>
    <message>
        <source>Mo&amp;dels</source>
        <translation>&amp;Modelle</translation>
    </message>
    <message>
        <source>M&amp;emory</source>
        <translation>&amp;Speicher</translation>
    </message>
    <message>
        <source>&amp;Remembered answers</source>
        <translation>&amp;Gemerkte Antworten</translation>
    </message>
    <message>
        <source>&amp;What left this machine</source>
        <translation>&amp;Was diesen Rechner verließ</translation>
    </message>
    <message>
        <source>&amp;Bench</source>
        <translation>&amp;Tempo</translation>
    </message>
    <message>
        <source>When to ask the c&amp;loud…</source>
        <translation>Wann die C&amp;loud gefragt wird…</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>S&amp;eitenleiste</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>G&amp;rößerer Text</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>&amp;Kleinerer Text</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>&amp;Normaler Text</translation>
    </message>
    <message>
        <source>Edit &amp;personas…</source>
        <translation>&amp;Personas bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Branches of this chat…</source>
        <translation>&amp;Zweige dieses Chats…</translation>
    </message>
    <message>
        <source>Move this chat to a f&amp;older…</source>
        <translation>Diesen Chat in einen &amp;Ordner verschieben…</translation>
    </message>
    <message>
        <source>Type a &amp;question</source>
        <translation>Eine &amp;Frage eingeben</translation>
    </message>
    <message>
        <source>&amp;Previous conversation</source>
        <translation>&amp;Voriges Gespräch</translation>
    </message>
    <message>
        <source>Ne&amp;xt conversation</source>
        <translation>Näch&amp;stes Gespräch</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>GGUF-Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Exported conversations (*.zip *.json *.chat);;All files (*)</source>
        <translation>Exportierte Gespräche (*.zip *.json *.chat);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation>Gespräche importieren</translation>
    </message>
    <message>
        <source>The latest answer is on the clipboard.</source>
        <translation>Die neueste Antwort ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>The conversation is saved as {path}.</source>
        <translation>Das Gespräch ist als {path} gespeichert.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Apply this memory budget</source>
        <translation>Dieses Speicherbudget übernehmen</translation>
    </message>
    <message>
        <source>Back to the budget in use</source>
        <translation>Zurück zum geltenden Budget</translation>
    </message>
    <message>
        <source>Memory budget</source>
        <translation>Speicherbudget</translation>
    </message>
    <message>
        <source>Memory budget in gigabytes</source>
        <translation>Speicherbudget in Gigabyte</translation>
    </message>
    <message>
        <source>As much as is free, less a fifth for everything else.</source>
        <translation>So viel, wie frei ist, abzüglich eines Fünftels für alles andere.</translation>
    </message>
    <message>
        <source>Use at most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>{used} of a budget of {budget}</source>
        <translation>{used} von einem Budget von {budget}</translation>
    </message>
    <message>
        <source>In use now: {memory}.</source>
        <translation>Jetzt in Gebrauch: {memory}.</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>Budget {budget}</source>
        <translation>Budget {budget}</translation>
    </message>
    <message>
        <source>the processor is what limits it</source>
        <translation>der Prozessor setzt die Grenze</translation>
    </message>
    <message>
        <source>the speed of memory is what limits it: every word needs all active weights once</source>
        <translation>das Tempo des Arbeitsspeichers setzt die Grenze: Jedes Wort braucht alle aktiven Gewichte einmal</translation>
    </message>
    <message>
        <source>the disk is what limits it: a part of the weights is read from it for every word</source>
        <translation>das Laufwerk setzt die Grenze: Ein Teil der Gewichte wird für jedes Wort von dort gelesen</translation>
    </message>
    <message>
        <source>the connection to the other machine is what limits it</source>
        <translation>die Verbindung zum anderen Rechner setzt die Grenze</translation>
    </message>
    <message>
        <source>{model}: about {tokens_per_second} tokens/s; {limits}. After a prompt of {prompt_tokens} tokens the first word comes in about {seconds_to_first_token}.</source>
        <translation>{model}: etwa {tokens_per_second} Token/s; {limits}. Nach einer Eingabe von {prompt_tokens} Token kommt das erste Wort nach etwa {seconds_to_first_token}.</translation>
    </message>
    <message>
        <source>The context holds {context_length} tokens, kept as {kv_type}.</source>
        <translation>Der Kontext fasst {context_length} Token, gespeichert als {kv_type}.</translation>
    </message>
    <message>
        <source>Nothing had to be given up. {why} {kept}</source>
        <translation>Auf nichts musste verzichtet werden. {why} {kept}</translation>
    </message>
    <message>
        <source>To stay within the budget: {step}. {why} {kept}</source>
        <translation>Um im Budget zu bleiben: {step}. {why} {kept}</translation>
    </message>
    <message>
        <source>{used} of {whole}</source>
        <translation>{used} von {whole}</translation>
    </message>
    <message>
        <source>read at {number} GB/s</source>
        <translation>wird mit {number} GB/s gelesen</translation>
    </message>
    <message>
        <source>In use now: {held}. {free_bytes} of memory are free.</source>
        <translation>Jetzt in Gebrauch: {held}. {free_bytes} Arbeitsspeicher sind frei.</translation>
    </message>
    <message>
        <source>Looking. The first time this machine is measured, for about three seconds…</source>
        <translation>Sieht nach. Beim ersten Mal wird dieser Rechner vermessen, etwa drei Sekunden lang…</translation>
    </message>
    <message>
        <source>Let the model leave memory; the next question loads it again</source>
        <translation>Das Modell verlässt den Speicher; die nächste Frage lädt es wieder</translation>
    </message>
    <message>
        <source>Where every byte goes</source>
        <translation>Wo jedes Byte hinkommt</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Plant…</translation>
    </message>
    <message>
        <source>The memory budget is in use from now on.</source>
        <translation>Das Speicherbudget gilt ab jetzt.</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>Es gibt noch keinen Plan.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>, kept with 8 bits</source>
        <translation>, mit 8 Bit gespeichert</translation>
    </message>
    <message>
        <source>, kept with 4 bits</source>
        <translation>, mit 4 Bit gespeichert</translation>
    </message>
    <message>
        <source>16 bits, exact</source>
        <translation>16 Bit, genau</translation>
    </message>
    <message>
        <source>8 bits, half the memory</source>
        <translation>8 Bit, halber Speicher</translation>
    </message>
    <message>
        <source>4 bits, a quarter</source>
        <translation>4 Bit, ein Viertel</translation>
    </message>
    <message>
        <source>Models for this machine</source>
        <translation>Modelle für diesen Rechner</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu ansehen</translation>
    </message>
    <message>
        <source>Judge all models again</source>
        <translation>Alle Modelle neu beurteilen</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>Measure this machine again</source>
        <translation>Diesen Rechner neu messen</translation>
    </message>
    <message>
        <source>Measures memory, disk and processor; takes about five seconds.</source>
        <translation>Misst Arbeitsspeicher, Platte und Prozessor; dauert etwa fünf Sekunden.</translation>
    </message>
    <message>
        <source>Filter: a name, a licence, code, multilingual…</source>
        <translation>Filter: ein Name, eine Lizenz, Code, mehrsprachig…</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>Modelle filtern</translation>
    </message>
    <message>
        <source>Context to judge with</source>
        <translation>Kontext für die Beurteilung</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message numerus="yes">
        <source>{count} tokens</source>
        <translation>
            <numerusform>{count} Token</numerusform>
            <numerusform>{count} Token</numerusform>
        </translation>
    </message>
    <message>
        <source>Each model&apos;s own</source>
        <translation>Die eigene jedes Modells</translation>
    </message>
    <message>
        <source>Precision of the context&apos;s memory</source>
        <translation>Genauigkeit des Kontextspeichers</translation>
    </message>
    <message>
        <source>How exactly the model keeps what it has read of a conversation (its KV cache).</source>
        <translation>Wie genau das Modell behält, was es von einem Gespräch gelesen hat (sein KV-Cache).</translation>
    </message>
    <message>
        <source>Use this context</source>
        <translation>Diesen Kontext verwenden</translation>
    </message>
    <message>
        <source>Use this context for all chats</source>
        <translation>Diesen Kontext für alle Chats verwenden</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>kept with</source>
        <translation>gespeichert mit</translation>
    </message>
    <message>
        <source>Measuring this machine. The first time takes about five seconds…</source>
        <translation>Dieser Rechner wird gemessen. Das erste Mal dauert etwa fünf Sekunden …</translation>
    </message>
    <message>
        <source>Measuring this machine…</source>
        <translation>Dieser Rechner wird gemessen …</translation>
    </message>
    <message>
        <source>As in Settings ({usual_context_length})</source>
        <translation>Wie in den Einstellungen ({usual_context_length})</translation>
    </message>
    <message>
        <source>{context_length} tokens of</source>
        <translation>{context_length} Token</translation>
    </message>
    <message>
        <source>each model&apos;s own</source>
        <translation>die eigene Länge jedes Modells als</translation>
    </message>
    <message>
        <source>{free_bytes} are free for a model. Memory and speed are for {context} context{bits}.</source>
        <translation>{free_bytes} sind für ein Modell frei. Speicher und Tempo gelten für {context} Kontext{bits}.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>None of these models fits into the memory that is free now.</source>
        <translation>Keines dieser Modelle passt in den Speicher, der jetzt frei ist.</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>Chats have a context of {length} from now on.</source>
        <translation>Chats haben ab jetzt einen Kontext von {length}.</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} Token</translation>
    </message>
    <message>
        <source>each model&apos;s own length</source>
        <translation>die eigene Länge jedes Modells</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Wird ausgerechnet…</translation>
    </message>
    <message>
        <source>What else would change:</source>
        <translation>Was sonst etwas ändern würde:</translation>
    </message>
    <message>
        <source>Search the hub: a name, a maker…</source>
        <translation>Im Hub suchen: ein Name, ein Hersteller…</translation>
    </message>
    <message>
        <source>Search the hub</source>
        <translation>Im Hub suchen</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>Zugangstoken…</translation>
    </message>
    <message>
        <source>Give an access token for gated models</source>
        <translation>Einen Zugangstoken für geschützte Modelle angeben</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>Zurück zu den Treffern</translation>
    </message>
    <message>
        <source>Nothing is sent before you search; then only the words you type.</source>
        <translation>Vor der Suche wird nichts gesendet; danach nur die Wörter, die Sie eingeben.</translation>
    </message>
    <message>
        <source>On the hub</source>
        <translation>Im Hub</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Sucht…</translation>
    </message>
    <message>
        <source>Reading what is there…</source>
        <translation>Liest, was es gibt…</translation>
    </message>
    <message numerus="yes">
        <source>{count} repositories, those with the most downloads first.</source>
        <translation>
            <numerusform>{count} Repository, die mit den meisten Downloads zuerst.</numerusform>
            <numerusform>{count} Repositorys, die mit den meisten Downloads zuerst.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer words.</source>
        <translation>Nichts gefunden. Versuchen Sie es mit weniger Wörtern.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts</source>
        <translation>
            <numerusform>{count} Teil</numerusform>
            <numerusform>{count} Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugangstoken</translation>
    </message>
    <message>
        <source>Gated models need a token of your account on the hub.
It is kept in your system&apos;s keyring; leave the field empty to remove it.</source>
        <translation>Geschützte Modelle brauchen einen Token Ihres Kontos beim Hub.
Er liegt im Schlüsselbund Ihres Systems; lassen Sie das Feld leer, um ihn zu entfernen.</translation>
    </message>
    <message>
        <source>The token is kept in the keyring.</source>
        <translation>Der Token liegt im Schlüsselbund.</translation>
    </message>
    <message>
        <source>The token is removed.</source>
        <translation>Der Token ist entfernt.</translation>
    </message>
    <message>
        <source>Checking {}</source>
        <translation>{} wird geprüft</translation>
    </message>
    <message>
        <source>Smaller copy of {}</source>
        <translation>Kleinere Kopie von {}</translation>
    </message>
    <message>
        <source>It is intact: its checksum is the published one.</source>
        <translation>Sie ist unversehrt: Ihre Prüfsumme ist die veröffentlichte.</translation>
    </message>
    <message>
        <source>It is damaged: its checksum is wrong. Remove it and get it again.</source>
        <translation>Sie ist beschädigt: Ihre Prüfsumme stimmt nicht. Entfernen Sie sie und holen Sie sie neu.</translation>
    </message>
    <message>
        <source>No checksum of it was known; this one is kept, to compare with the next time.</source>
        <translation>Es war keine Prüfsumme bekannt; diese wird für den nächsten Vergleich behalten.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Paused; {done} of {total} are here.</source>
        <translation>Angehalten; {done} von {total} sind hier.</translation>
    </message>
    <message>
        <source>Paused; {done} are here.</source>
        <translation>Angehalten; {done} sind hier.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen…</translation>
    </message>
    <message>
        <source>Share of {name} that is done</source>
        <translation>Fortschritt von {name}</translation>
    </message>
    <message>
        <source>Discard what has arrived of “{name}”?</source>
        <translation>Verwerfen, was von „{name}“ schon da ist?</translation>
    </message>
    <message>
        <source>{done} are deleted. A later download starts from the beginning.</source>
        <translation>{done} werden gelöscht. Ein späterer Download beginnt von vorn.</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>Download verwerfen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>{name} is discarded; {freed} are free again.</source>
        <translation>{name} ist verworfen; {freed} sind wieder frei.</translation>
    </message>
    <message>
        <source>{name} is ready: {size}, checksum right.</source>
        <translation>{name} ist bereit: {size}, Prüfsumme richtig.</translation>
    </message>
    <message>
        <source>step {done} of {total}</source>
        <translation>Schritt {done} von {total}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Downloads, checks and copies</source>
        <translation>Downloads, Prüfungen und Kopien</translation>
    </message>
    <message>
        <source>Models on this machine</source>
        <translation>Modelle auf diesem Rechner</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Ordner importieren…</translation>
    </message>
    <message>
        <source>Find in other programs</source>
        <translation>In anderen Programmen suchen</translation>
    </message>
    <message>
        <source>There is no model yet. Get one, or import a file that is here already.</source>
        <translation>Es gibt noch kein Modell. Holen Sie eines, oder importieren Sie eine vorhandene Datei.</translation>
    </message>
    <message>
        <source>Its file is not where it was; import it again, or remove it here.</source>
        <translation>Die Datei ist nicht mehr an ihrem Ort; importieren Sie sie neu, oder entfernen Sie sie hier.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Verify the file</source>
        <translation>Datei prüfen</translation>
    </message>
    <message>
        <source>Make a smaller copy…</source>
        <translation>Kleinere Kopie machen…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Import a folder of models</source>
        <translation>Ordner mit Modellen importieren</translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation>Wählen Sie eine andere Datei oder einen anderen Ordner.</translation>
    </message>
    <message>
        <source>LM Studio, Ollama and the Hugging Face cache</source>
        <translation>LM Studio, Ollama und dem Cache von Hugging Face</translation>
    </message>
    <message>
        <source>No models were found in {place}.</source>
        <translation>In {place} wurden keine Modelle gefunden.</translation>
    </message>
    <message>
        <source>Import a folder that has some.</source>
        <translation>Importieren Sie einen Ordner, der welche enthält.</translation>
    </message>
    <message>
        <source>Its file is deleted, which frees {size}. You can get it again.</source>
        <translation>Die Datei wird gelöscht, das macht {size} frei. Sie können sie wieder holen.</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>„{name}“ löschen?</translation>
    </message>
    <message>
        <source>{name} is deleted; {freed} are free again.</source>
        <translation>{name} ist gelöscht; {freed} sind wieder frei.</translation>
    </message>
    <message>
        <source>{name} is off the list; its file stays where it is.</source>
        <translation>{name} ist von der Liste; die Datei bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>One model is on the list now.</source>
        <translation>Ein Modell steht jetzt in der Liste.</translation>
    </message>
    <message numerus="yes">
        <source>{count} models are on the list now.</source>
        <translation>
            <numerusform>{count} Modell steht jetzt in der Liste.</numerusform>
            <numerusform>{count} Modelle stehen jetzt in der Liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file was refused: {why}</source>
        <translation>Eine Datei wurde abgelehnt: {why}</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Fits from disk</source>
        <translation>Passt vom Laufwerk</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More for {title}</source>
        <translation>Mehr zu {title}</translation>
    </message>
    <message>
        <source>About {title}: {text}</source>
        <translation>Zu {title}: {text}</translation>
    </message>
    <message>
        <source>Make a smaller copy</source>
        <translation>Kleinere Kopie machen</translation>
    </message>
    <message>
        <source>Inglenook&apos;s own sample of prose, questions and code</source>
        <translation>Inglenooks eigene Probe aus Prosa, Fragen und Code</translation>
    </message>
    <message>
        <source>Size of the copy in megabytes</source>
        <translation>Größe der Kopie in Megabyte</translation>
    </message>
    <message>
        <source>Choose a text…</source>
        <translation>Text wählen…</translation>
    </message>
    <message>
        <source>Choose a text to measure with</source>
        <translation>Einen Text zum Messen wählen</translation>
    </message>
    <message>
        <source>Measured with</source>
        <translation>Gemessen mit</translation>
    </message>
    <message>
        <source>{name} has {size}. Inglenook measures which parts matter most and keeps those in more detail. The smaller the copy, the more often it is wrong. This takes minutes, for large models hours, and can be stopped; the original stays.</source>
        <translation>{name} hat {size}. Inglenook misst, welche Teile am wichtigsten sind, und behält diese genauer. Je kleiner die Kopie, desto öfter irrt sie. Das dauert Minuten, bei großen Modellen Stunden, und lässt sich stoppen; das Original bleibt.</translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation>Kopie machen</translation>
    </message>
    <message>
        <source>{megabytes} of the original</source>
        <translation>{megabytes} des Originals</translation>
    </message>
    <message>
        <source>Text of the kind you will use the model for</source>
        <translation>Text von der Art, für die Sie das Modell nutzen werden</translation>
    </message>
    <message>
        <source>Text (*.txt *.md);;All files (*)</source>
        <translation>Text (*.txt *.md);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>comes with Inglenook</source>
        <translation>kommt mit Inglenook</translation>
    </message>
    <message>
        <source>downloaded by Inglenook</source>
        <translation>von Inglenook geladen</translation>
    </message>
    <message>
        <source>in a folder of yours</source>
        <translation>in einem Ihrer Ordner</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>aus {source}</translation>
    </message>
    <message>
        <source>{tokens_per_second} tokens/s</source>
        <translation>{tokens_per_second} Token/s</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>etwa {size}</translation>
    </message>
    <message>
        <source>{downloads} downloads in the last month</source>
        <translation>{downloads} Downloads im letzten Monat</translation>
    </message>
    <message>
        <source>gated</source>
        <translation>geschützt</translation>
    </message>
    <message>
        <source>{count}B parameters</source>
        <translation>{count} Mrd. Parameter</translation>
    </message>
    <message>
        <source>{count}M parameters</source>
        <translation>{count} Mio. Parameter</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nie verwendet</translation>
    </message>
    <message>
        <source>last used today</source>
        <translation>zuletzt heute verwendet</translation>
    </message>
    <message>
        <source>last used yesterday</source>
        <translation>zuletzt gestern verwendet</translation>
    </message>
    <message>
        <source>last used {date}</source>
        <translation>zuletzt verwendet am {date}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>a mixture made for this model</source>
        <translation>eine für dieses Modell gemachte Mischung</translation>
    </message>
    <message>
        <source>the plain quantization, which was closest</source>
        <translation>die einfache Quantisierung, die am nächsten kam</translation>
    </message>
    <message>
        <source>{name} is ready: {size}, {way}. In {same_top} of places it finds the same next word likeliest as the original.</source>
        <translation>{name} ist bereit: {size}, {way}. An {same_top} der Stellen hält es dasselbe nächste Wort für das wahrscheinlichste wie das Original.</translation>
    </message>
    <message>
        <source>This machine was measured on {when}.</source>
        <translation>Dieser Rechner wurde am {when} gemessen.</translation>
    </message>
    <message>
        <source>This machine was measured on {when} while other programs took {busy} of its cores, so that speeds may be higher than is said here. Close them and measure again.</source>
        <translation>Dieser Rechner wurde am {when} gemessen, während andere Programme {busy} seiner Kerne belegten; die Geschwindigkeiten können höher sein, als hier steht. Schließen Sie sie und messen Sie neu.</translation>
    </message>
    <message>
        <source>{number} MB/s</source>
        <translation>{number} MB/s</translation>
    </message>
    <message>
        <source>{number} kB/s</source>
        <translation>{number} kB/s</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>noch {seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>noch {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>noch {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>For this machine</source>
        <translation>Für diesen Rechner</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>{name} wird geladen…</translation>
    </message>
    <message>
        <source>Which models</source>
        <translation>Welche Modelle</translation>
    </message>
    <message>
        <source>{name} answers from now on.</source>
        <translation>{name} antwortet ab jetzt.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Waiting for another answer to finish.</source>
        <translation>Wartet, bis eine andere Antwort fertig ist.</translation>
    </message>
    <message>
        <source>The oldest message was not read: the model sees {length} tokens at once.</source>
        <translation>Die älteste Nachricht wurde nicht gelesen: Das Modell sieht {length} Token auf einmal.</translation>
    </message>
    <message numerus="yes">
        <source>The oldest {count} messages were not read: the model sees {length} tokens at once.</source>
        <translation>
            <numerusform>Die älteste {count} Nachricht wurde nicht gelesen: Das Modell sieht {length} Token auf einmal.</numerusform>
            <numerusform>Die ältesten {count} Nachrichten wurden nicht gelesen: Das Modell sieht {length} Token auf einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>A longer context can be chosen in Settings.</source>
        <translation>In den Einstellungen lässt sich ein längerer Kontext wählen.</translation>
    </message>
    <message>
        <source>Asking {model} at {endpoint}.</source>
        <translation>{model} bei {endpoint} wird gefragt.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Persona: {name}</source>
        <translation>Persona: {name}</translation>
    </message>
    <message>
        <source>Whose instructions the model follows in this chat</source>
        <translation>Wessen Anweisungen das Modell in diesem Chat folgt</translation>
    </message>
    <message>
        <source>The instructions in the settings</source>
        <translation>Die Anweisungen aus den Einstellungen</translation>
    </message>
    <message>
        <source>Edit personas…</source>
        <translation>Personas bearbeiten…</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>What the model should be and do, in plain words</source>
        <translation>Was das Modell sein und tun soll, in einfachen Worten</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Instructions</source>
        <translation>&amp;Anweisungen</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Neue Persona</translation>
    </message>
    <message>
        <source>Private chat</source>
        <translation>Privater Chat</translation>
    </message>
    <message>
        <source>It is never written to the disk, and gone when you quit. Answers are neither remembered nor reused.</source>
        <translation>Er wird nie auf das Laufwerk geschrieben und ist weg, wenn Sie beenden. Antworten werden weder gemerkt noch wiederverwendet.</translation>
    </message>
    <message>
        <source>{chosen} (Ctrl+Shift+N for a new one)</source>
        <translation>{chosen} (Strg+Umschalt+N für einen neuen)</translation>
    </message>
    <message>
        <source>Quick prompt</source>
        <translation>Kurzfrage</translation>
    </message>
    <message>
        <source>State of the model</source>
        <translation>Zustand des Modells</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <translation>Im Hauptfenster öffnen</translation>
    </message>
    <message>
        <source>Replace the selected text</source>
        <translation>Markierten Text ersetzen</translation>
    </message>
    <message>
        <source>Put the answer in place of the selected text</source>
        <translation>Die Antwort an die Stelle des markierten Textes setzen</translation>
    </message>
    <message>
        <source>Selected text</source>
        <translation>Markierter Text</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>Use the clipboard</source>
        <translation>Zwischenablage verwenden</translation>
    </message>
    <message>
        <source>Use the clipboard&apos;s text</source>
        <translation>Text der Zwischenablage verwenden</translation>
    </message>
    <message>
        <source>Ask about it</source>
        <translation>Dazu fragen</translation>
    </message>
    <message>
        <source>Ask about this text</source>
        <translation>Zu diesem Text fragen</translation>
    </message>
    <message>
        <source>The server is off. Turn it on above and press Apply.</source>
        <translation>Der Server ist aus. Schalten Sie ihn oben ein und klicken Sie auf „Anwenden“.</translation>
    </message>
    <message>
        <source>There is no keyring, so this token is new each time Inglenook starts.</source>
        <translation>Es gibt keinen Schlüsselbund, daher ist dieser Token bei jedem Start neu.</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>New token…</source>
        <translation>Neuer Token…</translation>
    </message>
    <message>
        <source>Name of a program, such as editor</source>
        <translation>Name eines Programms, etwa editor</translation>
    </message>
    <message>
        <source>Name of a program</source>
        <translation>Name eines Programms</translation>
    </message>
    <message>
        <source>Copy its own token</source>
        <translation>Eigenen Token kopieren</translation>
    </message>
    <message>
        <source>It runs at {address}</source>
        <translation>Er läuft unter {address}</translation>
    </message>
    <message>
        <source>The address is on the clipboard.</source>
        <translation>Die Adresse ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The token is on the clipboard.</source>
        <translation>Der Token ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Write the program&apos;s name first.</source>
        <translation>Schreiben Sie zuerst den Namen des Programms.</translation>
    </message>
    <message>
        <source>A token for {name} is on the clipboard.</source>
        <translation>Ein Token für {name} ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>All tokens that programs have now stop working, their own ones too.</source>
        <translation>Alle Token, die Programme jetzt haben, gelten dann nicht mehr, auch deren eigene.</translation>
    </message>
    <message>
        <source>Make a new token</source>
        <translation>Neuen Token machen</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Neuer Token</translation>
    </message>
    <message>
        <source>Make a new token?</source>
        <translation>Neuen Token machen?</translation>
    </message>
    <message>
        <source>A new token is on the clipboard; the old ones stop working.</source>
        <translation>Ein neuer Token ist in der Zwischenablage; die alten gelten nicht mehr.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Cloud key</source>
        <translation>Cloud-Schlüssel</translation>
    </message>
    <message>
        <source>Remove the stored key</source>
        <translation>Gespeicherten Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Endpoint of the key</source>
        <translation>Endpunkt des Schlüssels</translation>
    </message>
    <message>
        <source>A key is stored</source>
        <translation>Ein Schlüssel ist gespeichert</translation>
    </message>
    <message>
        <source>Type a new key to replace it.</source>
        <translation>Geben Sie einen neuen ein, um ihn zu ersetzen.</translation>
    </message>
    <message>
        <source>It is kept in your system&apos;s keyring.</source>
        <translation>Er liegt im Schlüsselbund Ihres Systems.</translation>
    </message>
    <message>
        <source>Asleep; the next question wakes it</source>
        <translation>Schläft; die nächste Frage weckt es</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <source>The model is not working</source>
        <translation>Das Modell funktioniert nicht</translation>
    </message>
    <message>
        <source>with less memory</source>
        <translation>mit weniger Speicher</translation>
    </message>
    <message>
        <source>saving power</source>
        <translation>spart Strom</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Share of the model that is loaded</source>
        <translation>Fortschritt beim Laden des Modells</translation>
    </message>
    <message>
        <source>Local only</source>
        <translation>Nur lokal</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>{memory} in use</source>
        <translation>{memory} in Gebrauch</translation>
    </message>
    <message>
        <source>Memory: {text}</source>
        <translation>Speicher: {text}</translation>
    </message>
    <message>
        <source>Memory that the model&apos;s process holds. Click to see what it is used for.</source>
        <translation>Speicher, den der Prozess des Modells belegt. Klicken Sie, um zu sehen, wofür.</translation>
    </message>
    <message>
        <source>Starter model</source>
        <translation>Startmodell</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>Modell: {name}</translation>
    </message>
    <message>
        <source>
Context window: {context_length} tokens</source>
        <translation>
Kontextfenster: {context_length} Token</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>Modell öffnen…</translation>
    </message>
    <message>
        <source>Back to the starter model</source>
        <translation>Zurück zum Startmodell</translation>
    </message>
    <message>
        <source>Cloud allowed</source>
        <translation>Cloud erlaubt</translation>
    </message>
    <message>
        <source>No cloud set up</source>
        <translation>Keine Cloud eingerichtet</translation>
    </message>
    <message>
        <source>Nothing you write leaves this machine. Click to allow the cloud when you ask for it.</source>
        <translation>Nichts, was Sie schreiben, verlässt diesen Rechner. Klicken Sie, um die Cloud auf Wunsch zu erlauben.</translation>
    </message>
    <message>
        <source>Answers come from this machine; the cloud is asked only when you say so. Click to forbid even that.</source>
        <translation>Antworten kommen von diesem Rechner; die Cloud wird nur gefragt, wenn Sie es sagen. Klicken Sie, um auch das zu verbieten.</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Tool servers</source>
        <translation>Werkzeugserver</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Try them</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Tool servers (MCP)</source>
        <translation>Werkzeugserver (MCP)</translation>
    </message>
    <message>
        <source>It offers: {tools}.</source>
        <translation>Er bietet: {tools}.</translation>
    </message>
    <message>
        <source>Import the tool servers of another program</source>
        <translation>Die Werkzeugserver eines anderen Programms importieren</translation>
    </message>
    <message>
        <source>JSON (*.json);;All (*)</source>
        <translation>JSON (*.json);;Alle (*)</translation>
    </message>
    <message>
        <source>Each is started and asked what it offers…</source>
        <translation>Jeder wird gestartet und gefragt, was er bietet…</translation>
    </message>
    <message>
        <source>Remove tool server</source>
        <translation>Werkzeugserver entfernen</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>„{name}“ entfernen?</translation>
    </message>
    <message>
        <source>Its program itself stays.</source>
        <translation>Das Programm selbst bleibt.</translation>
    </message>
    <message>
        <source>Add a tool server</source>
        <translation>Werkzeugserver hinzufügen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Command or address</source>
        <translation>Befehl oder Adresse</translation>
    </message>
    <message>
        <source>Environment or headers</source>
        <translation>Umgebung oder Kopfzeilen</translation>
    </message>
    <message>
        <source>Add only servers that you trust: their programs can do what you can.</source>
        <translation>Fügen Sie nur Server hinzu, denen Sie vertrauen: Ihre Programme können, was Sie können.</translation>
    </message>
    <message>
        <source>Write a name, and a command or an address.</source>
        <translation>Geben Sie einen Namen an, und einen Befehl oder eine Adresse.</translation>
    </message>
    <message>
        <source>About this answer</source>
        <translation>Zu dieser Antwort</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>Answer this question again</source>
        <translation>Diese Frage noch einmal beantworten</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Neu fragen</translation>
    </message>
    <message>
        <source>Ask the model instead of the memory</source>
        <translation>Das Modell fragen statt des Gedächtnisses</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>This answer from memory fits</source>
        <translation>Diese gemerkte Antwort passt</translation>
    </message>
    <message>
        <source>This answer from memory is wrong: forget it for good and ask the model</source>
        <translation>Diese gemerkte Antwort ist falsch: endgültig vergessen und das Modell fragen</translation>
    </message>
    <message>
        <source>Ask the cloud</source>
        <translation>Cloud fragen</translation>
    </message>
    <message>
        <source>Ask the cloud this question</source>
        <translation>Diese Frage der Cloud stellen</translation>
    </message>
    <message>
        <source>Ask the cloud now</source>
        <translation>Jetzt die Cloud fragen</translation>
    </message>
    <message>
        <source>Stop writing here, and see what would be sent before anything leaves</source>
        <translation>Hier nicht weiterschreiben und ansehen, was gesendet würde, bevor etwas hinausgeht</translation>
    </message>
    <message>
        <source>This answer is right</source>
        <translation>Diese Antwort ist richtig</translation>
    </message>
    <message>
        <source>This answer is wrong; the cloud is proposed sooner for such answers</source>
        <translation>Diese Antwort ist falsch; bei solchen wird die Cloud eher vorgeschlagen</translation>
    </message>
    <message>
        <source>This answer may be wrong: {reason}.</source>
        <translation>Diese Antwort ist vielleicht falsch: {reason}.</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Sie ist richtig</translation>
    </message>
    <message>
        <source>This answer is right: do not ask</source>
        <translation>Diese Antwort ist richtig: nicht fragen</translation>
    </message>
    <message>
        <source>See what would be sent, and decide</source>
        <translation>Ansehen, was gesendet würde, und entscheiden</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy the {shown} code</source>
        <translation>{shown}-Code kopieren</translation>
    </message>
    <message>
        <source>{shown} code</source>
        <translation>{shown}-Code</translation>
    </message>
    <message>
        <source>↓  Jump to latest</source>
        <translation>↓  Zum Neuesten springen</translation>
    </message>
    <message>
        <source>Jump to the latest message</source>
        <translation>Zur neuesten Nachricht springen</translation>
    </message>
    <message>
        <source>The answer of this machine</source>
        <translation>Die Antwort dieses Rechners</translation>
    </message>
    <message>
        <source>Noted: it helps to decide when the cloud is worth asking.</source>
        <translation>Notiert: Das hilft zu entscheiden, wann die Cloud sich lohnt.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Hide or show: {title}</source>
        <translation>Verbergen oder zeigen: {title}</translation>
    </message>
    <message>
        <source>The cloud’s is better</source>
        <translation>Die der Cloud ist besser</translation>
    </message>
    <message>
        <source>The cloud&apos;s answer is better than this one</source>
        <translation>Die Antwort der Cloud ist besser als diese</translation>
    </message>
    <message>
        <source>This is better</source>
        <translation>Diese ist besser</translation>
    </message>
    <message>
        <source>This machine&apos;s answer is better than the cloud&apos;s</source>
        <translation>Die Antwort dieses Rechners ist besser als die der Cloud</translation>
    </message>
    <message>
        <source>Both do</source>
        <translation>Beide taugen</translation>
    </message>
    <message>
        <source>Both answers are equally good</source>
        <translation>Beide Antworten sind gleich gut</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>cut at the limit</source>
        <translation>an der Grenze abgeschnitten</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation>{rate} Token/s</translation>
    </message>
    <message>
        <source>the oldest part summed up</source>
        <translation>der älteste Teil zusammengefasst</translation>
    </message>
    <message>
        <source>{bytes_sent} bytes sent</source>
        <translation>{bytes_sent} Byte gesendet</translation>
    </message>
    <message>
        <source>1 part hidden</source>
        <translation>1 Teil verborgen</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts hidden</source>
        <translation>
            <numerusform>{count} Teil verborgen</numerusform>
            <numerusform>{count} Teile verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 part hidden, which is not in the answer</source>
        <translation>1 Teil verborgen, der nicht in der Antwort vorkommt</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts hidden, {missing} of them not in the answer</source>
        <translation>
            <numerusform>{count} Teil verborgen, {missing} davon nicht in der Antwort</numerusform>
            <numerusform>{count} Teile verborgen, {missing} davon nicht in der Antwort</numerusform>
        </translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>etwa {amount}</translation>
    </message>
    <message>
        <source>{amount} on battery</source>
        <translation>{amount} aus dem Akku</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes ago</source>
        <translation>
            <numerusform>vor {count} Minute</numerusform>
            <numerusform>vor {count} Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message numerus="yes">
        <source>{count} hours ago</source>
        <translation>
            <numerusform>vor {count} Stunde</numerusform>
            <numerusform>vor {count} Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>vor 1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>{count} days ago</source>
        <translation>
            <numerusform>vor {count} Tag</numerusform>
            <numerusform>vor {count} Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 month ago</source>
        <translation>vor 1 Monat</translation>
    </message>
    <message numerus="yes">
        <source>{count} months ago</source>
        <translation>
            <numerusform>vor {count} Monat</numerusform>
            <numerusform>vor {count} Monaten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 year ago</source>
        <translation>vor 1 Jahr</translation>
    </message>
    <message numerus="yes">
        <source>{count} years ago</source>
        <translation>
            <numerusform>vor {count} Jahr</numerusform>
            <numerusform>vor {count} Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>before</source>
        <translation>zuvor</translation>
    </message>
    <message>
        <source>From memory: answered {when}</source>
        <translation>Aus dem Gedächtnis: beantwortet {when}</translation>
    </message>
    <message>
        <source>From memory: you asked “{question}” {when} · {sure}</source>
        <translation>Aus dem Gedächtnis: Sie fragten „{question}“ {when} · {sure}</translation>
    </message>
    <message>
        <source>the same words</source>
        <translation>dieselben Worte</translation>
    </message>
    <message>
        <source>{share} sure that it fits</source>
        <translation>{share} sicher, dass sie passt</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 Token</translation>
    </message>
    <message>
        <source>without the oldest message</source>
        <translation>ohne die älteste Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>without the oldest {count} messages</source>
        <translation>
            <numerusform>ohne die älteste {count} Nachricht</numerusform>
            <numerusform>ohne die ältesten {count} Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>Was möchten Sie wissen?</translation>
    </message>
    <message>
        <source>Answers come from a model on this machine.</source>
        <translation>Die Antworten kommen von einem Modell auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Explain photosynthesis in two sentences</source>
        <translation>Erkläre die Fotosynthese in zwei Sätzen</translation>
    </message>
    <message>
        <source>Write a Python function that counts words</source>
        <translation>Schreibe eine Python-Funktion, die Wörter zählt</translation>
    </message>
    <message>
        <source>Draft a short thank-you note to a neighbour</source>
        <translation>Entwirf einen kurzen Dankesbrief an einen Nachbarn</translation>
    </message>
    <message>
        <source>Suggest three things to do on a rainy day</source>
        <translation>Schlage drei Dinge für einen Regentag vor</translation>
    </message>
    <message>
        <source>The model that comes with Inglenook is small: it answers at once, and is often wrong.</source>
        <translation>Das Modell, das mit Inglenook kommt, ist klein: Es antwortet sofort und irrt sich oft.</translation>
    </message>
    <message>
        <source>Ask: {text}</source>
        <translation>Fragen: {text}</translation>
    </message>
    <message>
        <source>Find a better one for this machine</source>
        <translation>Ein besseres für diesen Rechner finden</translation>
    </message>
    <message>
        <source>[Image: {content}, {address}]</source>
        <translation>[Bild: {content}, {address}]</translation>
    </message>
    <message>
        <source>[Image: {address}]</source>
        <translation>[Bild: {address}]</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>Frühere Fassung</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>Spätere Fassung</translation>
    </message>
    <message>
        <source>Version {current} of {siblings}</source>
        <translation>Fassung {current} von {siblings}</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Denkt nach</translation>
    </message>
    <message>
        <source>{count} lines of {language} code.</source>
        <translation>{count} Zeilen {language}-Code.</translation>
    </message>
    <message>
        <source>The answer is long; all of it is among the remembered answers (Ctrl+4).</source>
        <translation>Die Antwort ist lang; ganz steht sie unter den gemerkten Antworten (Strg+4).</translation>
    </message>
    <message>
        <source>You asked something close</source>
        <translation>Sie haben etwas Ähnliches gefragt</translation>
    </message>
    <message>
        <source>Show that answer</source>
        <translation>Jene Antwort zeigen</translation>
    </message>
    <message>
        <source>Show the answer to: {question}</source>
        <translation>Die Antwort zeigen auf: {question}</translation>
    </message>
    <message>
        <source>It fits</source>
        <translation>Sie passt</translation>
    </message>
    <message>
        <source>That answer fits this question too</source>
        <translation>Jene Antwort passt auch auf diese Frage</translation>
    </message>
    <message>
        <source>It does not</source>
        <translation>Sie passt nicht</translation>
    </message>
    <message>
        <source>That answer does not fit this question</source>
        <translation>Diese Antwort passt nicht zu dieser Frage</translation>
    </message>
    <message>
        <source>You asked something close {age}</source>
        <translation>Sie haben {age} etwas Ähnliches gefragt</translation>
    </message>
    <message>
        <source>Table in the answer</source>
        <translation>Tabelle in der Antwort</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Frage bearbeiten</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all of the question</source>
        <translation>Die ganze Frage zeigen</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>Frage kopieren</translation>
    </message>
    <message>
        <source>Send the changed question</source>
        <translation>Die geänderte Frage senden</translation>
    </message>
    <message>
        <source>A tool was used</source>
        <translation>Ein Werkzeug wurde verwendet</translation>
    </message>
    <message>
        <source>What the tool was given, and what it gave</source>
        <translation>Was das Werkzeug bekam, und was es ergab</translation>
    </message>
    <message>
        <source>Details of the use of {name}</source>
        <translation>Einzelheiten zur Verwendung von {name}</translation>
    </message>
    <message>
        <source>of {server}</source>
        <translation>von {server}</translation>
    </message>
    <message>
        <source>The model asks for a tool</source>
        <translation>Das Modell bittet um ein Werkzeug</translation>
    </message>
    <message>
        <source>What the tool would get</source>
        <translation>Was das Werkzeug bekäme</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Einmal erlauben</translation>
    </message>
    <message>
        <source>Allow {name} once</source>
        <translation>{name} einmal erlauben</translation>
    </message>
    <message>
        <source>Always in this chat</source>
        <translation>Immer in diesem Chat</translation>
    </message>
    <message>
        <source>Always allow {name} in this chat</source>
        <translation>{name} in diesem Chat immer erlauben</translation>
    </message>
    <message>
        <source>Don&apos;t allow</source>
        <translation>Nicht erlauben</translation>
    </message>
    <message>
        <source>Do not allow {name}</source>
        <translation>{name} nicht erlauben</translation>
    </message>
    <message>
        <source>The model wants to use {name} of {server}.</source>
        <translation>Das Modell möchte {name} von {server} verwenden.</translation>
    </message>
    <message>
        <source>What it gets would leave this machine, to {address}.</source>
        <translation>Was es bekommt, würde diesen Rechner verlassen, an {address}.</translation>
    </message>
    <message>
        <source>Show earlier messages</source>
        <translation>Frühere Nachrichten zeigen</translation>
    </message>
    <message>
        <source>Open Inglenook</source>
        <translation>Inglenook öffnen</translation>
    </message>
    <message>
        <source>Free the memory</source>
        <translation>Arbeitsspeicher freigeben</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>0 always takes the likeliest word; higher is more varied.</source>
        <translation>0 nimmt immer das wahrscheinlichste Wort; höhere Werte geben mehr Abwechslung.</translation>
    </message>
    <message>
        <source>A bare loop cannot read weights from disk, so nothing was compared with one.</source>
        <translation>Eine einfache Schleife kann keine Gewichte vom Laufwerk lesen, daher wurde nicht damit verglichen.</translation>
    </message>
    <message>
        <source>A bare loop needs a model whose weights are in memory.</source>
        <translation>Eine einfache Schleife braucht ein Modell, dessen Gewichte im Speicher liegen.</translation>
    </message>
    <message>
        <source>A calculator and the date come with Inglenook. Each use of any other tool is shown to you first. Small models often use tools badly.</source>
        <translation>Ein Rechner und das Datum kommen mit Inglenook. Jede Verwendung eines anderen Werkzeugs wird Ihnen vorher gezeigt. Kleine Modelle gehen oft schlecht mit Werkzeugen um.</translation>
    </message>
    <message>
        <source>A compressed KV cache needs flash attention.</source>
        <translation>Ein komprimierter KV-Cache braucht Flash-Attention.</translation>
    </message>
    <message>
        <source>A persona needs a name and instructions.</source>
        <translation>Eine Persona braucht einen Namen und Anweisungen.</translation>
    </message>
    <message>
        <source>A question that might cost more is not sent.</source>
        <translation>Eine Frage, die mehr kosten könnte, wird nicht gesendet.</translation>
    </message>
    <message>
        <source>A small model that guesses for a large one with the same vocabulary whose weights come from disk.</source>
        <translation>Ein kleines Modell, das für ein großes mit demselben Vokabular rät, dessen Gewichte vom Laufwerk kommen.</translation>
    </message>
    <message>
        <source>Actions on selected text</source>
        <translation>Aktionen für markierten Text</translation>
    </message>
    <message>
        <source>Always hide</source>
        <translation>Immer verbergen</translation>
    </message>
    <message>
        <source>Among several endpoints, those that have been slower are asked only when no other is left.</source>
        <translation>Unter mehreren Endpunkten werden langsamere nur gefragt, wenn kein anderer übrig ist.</translation>
    </message>
    <message>
        <source>An OpenAI-compatible address such as https://api.example.com/v1. Used only when you ask for it.</source>
        <translation>Eine OpenAI-kompatible Adresse wie https://api.example.com/v1. Wird nur benutzt, wenn Sie darum bitten.</translation>
    </message>
    <message>
        <source>An answer cannot be empty.</source>
        <translation>Eine Antwort darf nicht leer sein.</translation>
    </message>
    <message>
        <source>An encoder gives no answers.</source>
        <translation>Ein Encoder gibt keine Antworten.</translation>
    </message>
    <message>
        <source>An encoder is being tried already.</source>
        <translation>Es wird schon ein Encoder erprobt.</translation>
    </message>
    <message>
        <source>An expert cache cannot be combined with streamed weights or other devices yet.</source>
        <translation>Ein Expertencache lässt sich noch nicht mit Gewichten vom Laufwerk oder anderen Geräten verbinden.</translation>
    </message>
    <message>
        <source>An expert cache cannot work with this kind of model.</source>
        <translation>Ein Expertencache funktioniert mit dieser Art von Modell nicht.</translation>
    </message>
    <message>
        <source>Another smaller copy is being made.</source>
        <translation>Es wird schon eine andere kleinere Kopie gemacht.</translation>
    </message>
    <message>
        <source>Answer them from memory</source>
        <translation>Ihnen aus dem Gedächtnis antworten</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Answers are written with drafts.</source>
        <translation>Antworten werden mit Entwürfen geschrieben.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Ask again: it is loaded anew.</source>
        <translation>Fragen Sie noch einmal: Es wird neu geladen.</translation>
    </message>
    <message>
        <source>Ask again: the engine starts anew by itself.</source>
        <translation>Fragen Sie noch einmal: Die Engine startet von selbst neu.</translation>
    </message>
    <message>
        <source>Ask again: the model is then loaded without it.</source>
        <translation>Fragen Sie noch einmal: Das Modell wird dann ohne ihn geladen.</translation>
    </message>
    <message>
        <source>Ask again; the log has the details.</source>
        <translation>Fragen Sie noch einmal; Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>Ask in another chat if the cloud may answer.</source>
        <translation>Fragen Sie in einem anderen Chat, wenn die Cloud antworten darf.</translation>
    </message>
    <message>
        <source>Ask it by itself where I have agreed</source>
        <translation>Von selbst fragen, wo ich zugestimmt habe</translation>
    </message>
    <message>
        <source>Certainty needed</source>
        <translation>Nötige Sicherheit</translation>
    </message>
    <message>
        <source>Check both in Settings, under Cloud.</source>
        <translation>Prüfen Sie beides in den Einstellungen unter „Cloud“.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Prüfen Sie die Berechtigungen.</translation>
    </message>
    <message>
        <source>Check that it is still there.</source>
        <translation>Prüfen Sie, ob es noch da ist.</translation>
    </message>
    <message>
        <source>Check that the folder can be written and that the disk is not full.</source>
        <translation>Prüfen Sie, ob der Ordner beschreibbar und das Laufwerk nicht voll ist.</translation>
    </message>
    <message>
        <source>Check that the folder is a whole sentence-transformers model.</source>
        <translation>Prüfen Sie, ob der Ordner ein ganzes Modell von sentence-transformers ist.</translation>
    </message>
    <message>
        <source>Check that you may read the file.</source>
        <translation>Prüfen Sie, ob Sie die Datei lesen dürfen.</translation>
    </message>
    <message>
        <source>Check the address and model in Settings.</source>
        <translation>Prüfen Sie Adresse und Modell in den Einstellungen.</translation>
    </message>
    <message>
        <source>Check the address in Settings, under Cloud.</source>
        <translation>Prüfen Sie die Adresse in den Einstellungen unter „Cloud“.</translation>
    </message>
    <message>
        <source>Check the disk and its free space, then try again.</source>
        <translation>Prüfen Sie das Laufwerk und den freien Platz, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check the disk that it is on, then load the model again.</source>
        <translation>Prüfen Sie das Laufwerk, auf dem sie liegt, dann laden Sie das Modell neu.</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>Prüfen Sie das Laufwerk, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the disk.</source>
        <translation>Prüfen Sie die Berechtigungen des Ordners und das Laufwerk.</translation>
    </message>
    <message>
        <source>Check the folder.</source>
        <translation>Prüfen Sie den Ordner.</translation>
    </message>
    <message>
        <source>Check the graphics driver; the processor can be used meanwhile.</source>
        <translation>Prüfen Sie den Grafiktreiber; inzwischen kann der Prozessor arbeiten.</translation>
    </message>
    <message>
        <source>Check the name and the permissions.</source>
        <translation>Prüfen Sie den Namen und die Berechtigungen.</translation>
    </message>
    <message>
        <source>Check the name; a private one needs {0}.</source>
        <translation>Prüfen Sie den Namen; ein privates braucht {0}.</translation>
    </message>
    <message>
        <source>Check the network; this machine&apos;s own model still answers.</source>
        <translation>Prüfen Sie das Netzwerk; das Modell dieses Rechners antwortet weiterhin.</translation>
    </message>
    <message>
        <source>Check the permissions of its folder.</source>
        <translation>Prüfen Sie die Berechtigungen seines Ordners.</translation>
    </message>
    <message>
        <source>Check the permissions of that folder.</source>
        <translation>Prüfen Sie die Berechtigungen dieses Ordners.</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder.</source>
        <translation>Prüfen Sie die Berechtigungen der Datei und ihres Ordners.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and the free space on the disk.</source>
        <translation>Prüfen Sie die Berechtigungen des Ordners und den freien Platz auf dem Laufwerk.</translation>
    </message>
    <message>
        <source>Check your connection, then try again.</source>
        <translation>Prüfen Sie Ihre Verbindung, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Choose a BERT encoder or a GGUF file.</source>
        <translation>Wählen Sie einen BERT-Encoder oder eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>Choose a draft model of the same family.</source>
        <translation>Wählen Sie ein Entwurfsmodell derselben Familie.</translation>
    </message>
    <message>
        <source>Choose a file in GGUF version 3, which every current model has.</source>
        <translation>Wählen Sie eine Datei in GGUF Version 3, die jedes aktuelle Modell hat.</translation>
    </message>
    <message>
        <source>Choose a file that the repository lists.</source>
        <translation>Wählen Sie eine Datei, die das Repository aufführt.</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .chat.</source>
        <translation>Wählen Sie eine Datei, deren Name auf .chat endet.</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .gguf.</source>
        <translation>Wählen Sie eine Datei, deren Name auf .gguf endet.</translation>
    </message>
    <message>
        <source>Choose a language model.</source>
        <translation>Wählen Sie ein Sprachmodell.</translation>
    </message>
    <message>
        <source>Choose a model of another kind.</source>
        <translation>Wählen Sie ein Modell anderer Art.</translation>
    </message>
    <message>
        <source>Choose a model that does.</source>
        <translation>Wählen Sie ein Modell, das es kann.</translation>
    </message>
    <message>
        <source>Choose a model that fits into memory.</source>
        <translation>Wählen Sie ein Modell, das in den Speicher passt.</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>Wählen Sie ein Modell.</translation>
    </message>
    <message>
        <source>Choose a smaller encoder if memory is short.</source>
        <translation>Wählen Sie einen kleineren Encoder, wenn der Speicher knapp ist.</translation>
    </message>
    <message>
        <source>Choose a smaller encoder.</source>
        <translation>Wählen Sie einen kleineren Encoder.</translation>
    </message>
    <message>
        <source>Choose a smaller model, or raise the memory budget.</source>
        <translation>Wählen Sie ein kleineres Modell, oder erhöhen Sie das Speicherbudget.</translation>
    </message>
    <message>
        <source>Choose a smaller one, or raise the memory budget in the settings.</source>
        <translation>Wählen Sie einen kleineren, oder erhöhen Sie das Speicherbudget in den Einstellungen.</translation>
    </message>
    <message>
        <source>Choose a smaller type.</source>
        <translation>Wählen Sie einen kleineren Typ.</translation>
    </message>
    <message>
        <source>Choose an address of this machine and a port that is free, such as 127.0.0.1:50052.</source>
        <translation>Wählen Sie eine Adresse dieses Rechners und einen freien Port, etwa 127.0.0.1:50052.</translation>
    </message>
    <message>
        <source>Choose an embedding model.</source>
        <translation>Wählen Sie ein Embedding-Modell.</translation>
    </message>
    <message>
        <source>Choose an encoder model.</source>
        <translation>Wählen Sie ein Encoder-Modell.</translation>
    </message>
    <message>
        <source>Choose another encoder.</source>
        <translation>Wählen Sie einen anderen Encoder.</translation>
    </message>
    <message>
        <source>Choose another file of a language model.</source>
        <translation>Wählen Sie eine andere Datei eines Sprachmodells.</translation>
    </message>
    <message>
        <source>Choose another file of this model.</source>
        <translation>Wählen Sie eine andere Datei dieses Modells.</translation>
    </message>
    <message>
        <source>Choose another file, or put it back.</source>
        <translation>Wählen Sie eine andere Datei, oder legen Sie sie zurück.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Choose another file: a model in the GGUF format.</source>
        <translation>Wählen Sie eine andere Datei: ein Modell im GGUF-Format.</translation>
    </message>
    <message>
        <source>Choose another model first, then remove this one.</source>
        <translation>Wählen Sie zuerst ein anderes Modell, dann entfernen Sie dieses.</translation>
    </message>
    <message>
        <source>Choose another model, or go back to the starter model.</source>
        <translation>Wählen Sie ein anderes Modell, oder kehren Sie zum Startmodell zurück.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Choose another one in the list.</source>
        <translation>Wählen Sie eine andere aus der Liste.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Choose fewer GPU layers.</source>
        <translation>Wählen Sie weniger Schichten für die GPU.</translation>
    </message>
    <message>
        <source>Choose one first.</source>
        <translation>Wählen Sie zuerst einen.</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>Wählen Sie eines davon: {0}.</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Wählen Sie eines.</translation>
    </message>
    <message>
        <source>Choose the first part, {0}-00001-of-{1}.gguf.</source>
        <translation>Wählen Sie den ersten Teil, {0}-00001-of-{1}.gguf.</translation>
    </message>
    <message>
        <source>Close another program and try again.</source>
        <translation>Schließen Sie ein anderes Programm und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Close other programs and ask again.</source>
        <translation>Schließen Sie andere Programme und fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Close other programs and try again; the log has the details.</source>
        <translation>Schließen Sie andere Programme und versuchen Sie es noch einmal; Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or a shorter context.</source>
        <translation>Schließen Sie andere Programme, oder wählen Sie ein kleineres Modell oder einen kürzeren Kontext.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Schließen Sie andere Programme, oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Close other programs, or fetch a smaller version of this model.</source>
        <translation>Schließen Sie andere Programme, oder holen Sie eine kleinere Fassung dieses Modells.</translation>
    </message>
    <message>
        <source>Close other programs, or raise the memory budget.</source>
        <translation>Schließen Sie andere Programme, oder erhöhen Sie das Speicherbudget.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>Close that program and try again.</source>
        <translation>Schließen Sie jenes Programm und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Cloud address</source>
        <translation>Cloud-Adresse</translation>
    </message>
    <message>
        <source>Cloud model</source>
        <translation>Cloud-Modell</translation>
    </message>
    <message>
        <source>Compare versions of one model.</source>
        <translation>Vergleichen Sie Fassungen desselben Modells.</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>Kontextlänge</translation>
    </message>
    <message>
        <source>Copy the file lending.key from there again.</source>
        <translation>Kopieren Sie die Datei lending.key von dort noch einmal.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Devices of other kinds compute a part of it, so it may use other words than the processor alone.</source>
        <translation>Geräte anderer Art rechnen einen Teil davon, daher kann es andere Worte wählen als der Prozessor allein.</translation>
    </message>
    <message>
        <source>Did you mean {0}?</source>
        <translation>Meinten Sie {0}?</translation>
    </message>
    <message>
        <source>Download it again, or choose another.</source>
        <translation>Laden Sie es noch einmal herunter, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Laden Sie es noch einmal herunter.</translation>
    </message>
    <message>
        <source>Download it again; if that does not help, use another mirror.</source>
        <translation>Laden Sie es noch einmal herunter; hilft das nicht, nehmen Sie einen anderen Spiegelserver.</translation>
    </message>
    <message>
        <source>Download or copy the file again.</source>
        <translation>Laden oder kopieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Download or import it again.</source>
        <translation>Laden oder importieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>it does not answer the question</source>
        <translation>sie beantwortet die Frage nicht</translation>
    </message>
    <message>
        <source>the JSON in it is not valid</source>
        <translation>das JSON darin ist nicht gültig</translation>
    </message>
    <message>
        <source>it is in another language than your question</source>
        <translation>sie ist in einer anderen Sprache als Ihre Frage</translation>
    </message>
    <message>
        <source>the code in it has a mistake of syntax</source>
        <translation>der Code darin hat einen Syntaxfehler</translation>
    </message>
    <message>
        <source>it repeats itself</source>
        <translation>sie wiederholt sich</translation>
    </message>
    <message>
        <source>it breaks off</source>
        <translation>sie bricht ab</translation>
    </message>
    <message>
        <source>it says itself that something is missing</source>
        <translation>sie sagt selbst, dass etwas fehlt</translation>
    </message>
    <message>
        <source>the numbers do not add up</source>
        <translation>die Rechnung geht nicht auf</translation>
    </message>
    <message>
        <source>it counts whole things in fractions</source>
        <translation>sie zählt ganze Dinge in Bruchteilen</translation>
    </message>
    <message>
        <source>a unit of time was not converted</source>
        <translation>eine Zeiteinheit wurde nicht umgerechnet</translation>
    </message>
    <message>
        <source>“more” and “less” seem to be mixed up</source>
        <translation>„mehr“ und „weniger“ scheinen verwechselt</translation>
    </message>
    <message>
        <source>its result is negative</source>
        <translation>das Ergebnis ist negativ</translation>
    </message>
    <message>
        <source>it does not use the percentage</source>
        <translation>sie benutzt den Prozentsatz nicht</translation>
    </message>
    <message>
        <source>it takes no difference where one is asked for</source>
        <translation>sie bildet keine Differenz, wo eine gefragt ist</translation>
    </message>
    <message>
        <source>it leaves out numbers of your question</source>
        <translation>sie lässt Zahlen Ihrer Frage aus</translation>
    </message>
    <message>
        <source>it uses numbers that are not in your question</source>
        <translation>sie benutzt Zahlen, die nicht in Ihrer Frage stehen</translation>
    </message>
    <message>
        <source>it seems to mix up what the numbers stand for</source>
        <translation>sie scheint zu verwechseln, wofür die Zahlen stehen</translation>
    </message>
    <message>
        <source>it comes to no final number</source>
        <translation>sie kommt zu keiner Endzahl</translation>
    </message>
    <message>
        <source>answers of this form are often wrong</source>
        <translation>Antworten dieser Form sind oft falsch</translation>
    </message>
    <message>
        <source>with questions of this kind the cloud is often better</source>
        <translation>bei solchen Fragen ist die Cloud oft besser</translation>
    </message>
    <message>
        <source>learning together</source>
        <translation>gemeinsames Lernen</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Laufwerk</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>Read-ahead</source>
        <translation>Vorauslesen</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Inglenook itself</source>
        <translation>Inglenook selbst</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Your own encoder</source>
        <translation>Ihr eigener Encoder</translation>
    </message>
    <message>
        <source>Draft model</source>
        <translation>Entwurfsmodell</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>encoder and others</source>
        <translation>Encoder und andere</translation>
    </message>
    <message>
        <source>Writing, against a bare loop</source>
        <translation>Schreiben, gegenüber einer einfachen Schleife</translation>
    </message>
    <message>
        <source>Quick question beside a long job, mean</source>
        <translation>Kurze Frage neben langer Arbeit, Mittel</translation>
    </message>
    <message>
        <source>Quick question beside a long job, 95th percentile</source>
        <translation>Kurze Frage neben langer Arbeit, 95. Perzentil</translation>
    </message>
    <message>
        <source>Opening a kept conversation, against reading it</source>
        <translation>Behaltenes Gespräch öffnen, gegenüber Lesen</translation>
    </message>
    <message>
        <source>Editing and extracting, with drafts</source>
        <translation>Bearbeiten und Auszüge, mit Entwürfen</translation>
    </message>
    <message>
        <source>Worst of mixed questions, against plain</source>
        <translation>Schlechteste gemischte Frage, gegenüber ohne</translation>
    </message>
    <message>
        <source>Tuned, against the defaults</source>
        <translation>Abgestimmt, gegenüber der Voreinstellung</translation>
    </message>
    <message>
        <source>Smart</source>
        <translation>Klug</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>the numbers do not add up: {0} is {1}, not {2}</source>
        <translation>die Rechnung geht nicht auf: {0} ist {1}, nicht {2}</translation>
    </message>
    <message>
        <source>it does not calculate with {0}, a number of your question</source>
        <translation>sie rechnet nicht mit {0}, einer Zahl Ihrer Frage</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Drafts are off in Settings.</source>
        <translation>Entwürfe sind in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <source>Earlier questions could not be searched for a similar one.</source>
        <translation>Frühere Fragen konnten nicht nach einer ähnlichen durchsucht werden.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter a valid key in Settings, under Cloud.</source>
        <translation>Tragen Sie in den Einstellungen unter „Cloud“ einen gültigen Schlüssel ein.</translation>
    </message>
    <message>
        <source>Enter it in Settings, under Cloud.</source>
        <translation>Tragen Sie ihn in den Einstellungen unter „Cloud“ ein.</translation>
    </message>
    <message>
        <source>Enter its address and model in Settings, under Cloud.</source>
        <translation>Tragen Sie Adresse und Modell in den Einstellungen unter „Cloud“ ein.</translation>
    </message>
    <message>
        <source>Enter the new address.</source>
        <translation>Tragen Sie die neue Adresse ein.</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Experts cannot be kept in a cache here, so the system pages them in from the file.</source>
        <translation>Experten lassen sich hier nicht in einem Cache halten; das System liest sie aus der Datei.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exportieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>Laden Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Fetch the model again, or save it in float32.</source>
        <translation>Laden Sie das Modell noch einmal, oder speichern Sie es in float32.</translation>
    </message>
    <message>
        <source>Fetch the model again.</source>
        <translation>Laden Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>Fetch the model again: its files do not belong together.</source>
        <translation>Laden Sie das Modell noch einmal: seine Dateien gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s vocab.txt or tokenizer.json into that folder.</source>
        <translation>Laden Sie vocab.txt oder tokenizer.json des Modells in diesen Ordner.</translation>
    </message>
    <message>
        <source>Fill in both, or remove it.</source>
        <translation>Füllen Sie beides aus, oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Free some space, or name a folder.</source>
        <translation>Schaffen Sie Platz, oder nennen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>Free some space, or name a place on another disk with --out.</source>
        <translation>Schaffen Sie Platz, oder nennen Sie mit --out einen Ort auf einem anderen Laufwerk.</translation>
    </message>
    <message>
        <source>Free some space, then download again: what has arrived is kept.</source>
        <translation>Schaffen Sie Platz, dann laden Sie weiter: Was da ist, bleibt.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Schaffen Sie Platz, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Free the memory after</source>
        <translation>Speicher freigeben nach</translation>
    </message>
    <message>
        <source>From texts and a small model</source>
        <translation>Aus Texten und einem kleinen Modell</translation>
    </message>
    <message>
        <source>From texts only</source>
        <translation>Nur aus Texten</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation>Schichten auf der GPU</translation>
    </message>
    <message>
        <source>Give a folder of sentence-transformers, or a GGUF file.</source>
        <translation>Nennen Sie einen Ordner von sentence-transformers oder eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>Give an earlier answer when the same question comes again. You always see it, and can ask again.</source>
        <translation>Eine frühere Antwort geben, wenn dieselbe Frage wiederkommt. Sie sehen es immer und können neu fragen.</translation>
    </message>
    <message>
        <source>Give one of them another name.</source>
        <translation>Geben Sie einer davon einen anderen Namen.</translation>
    </message>
    <message>
        <source>Give the folder of a sentence-transformers model, or the GGUF file of an embedding model.</source>
        <translation>Nennen Sie den Ordner eines Modells von sentence-transformers oder die GGUF-Datei eines Embedding-Modells.</translation>
    </message>
    <message>
        <source>Give the folder that it lies in: {0}.</source>
        <translation>Nennen Sie den Ordner, in dem es liegt: {0}.</translation>
    </message>
    <message>
        <source>Guess the next words and check several at once, where that is faster. The answers are the same.</source>
        <translation>Die nächsten Wörter raten und mehrere auf einmal prüfen, wo das schneller ist. Die Antworten bleiben gleich.</translation>
    </message>
    <message>
        <source>Hardly ever: ask often</source>
        <translation>Fast nie: oft fragen</translation>
    </message>
    <message>
        <source>How many cores work on an answer.</source>
        <translation>Wie viele Kerne an einer Antwort arbeiten.</translation>
    </message>
    <message>
        <source>How many layers go to the GPU when Offload says so.</source>
        <translation>Wie viele Schichten auf die GPU kommen, wenn „Auslagern“ es so will.</translation>
    </message>
    <message>
        <source>How much of a conversation the model can read at once. More needs more memory.</source>
        <translation>Wie viel von einem Gespräch das Modell auf einmal lesen kann. Mehr braucht mehr Speicher.</translation>
    </message>
    <message>
        <source>How often an answer of this machine may stand where the cloud would have done better.</source>
        <translation>Wie oft eine Antwort dieses Rechners stehen bleiben darf, wo die Cloud es besser gemacht hätte.</translation>
    </message>
    <message>
        <source>How sure it must be that an earlier answer fits a question in other words. 1 is the same words only.</source>
        <translation>Wie sicher es sein muss, dass eine frühere Antwort auf eine Frage in anderen Worten passt. 1 heißt: nur dieselben Worte.</translation>
    </message>
    <message>
        <source>In 24 hours. Reserved before a question is sent, so that it holds whatever happens.</source>
        <translation>In 24 Stunden. Wird reserviert, bevor eine Frage gesendet wird, damit es gilt, was auch geschieht.</translation>
    </message>
    <message>
        <source>In 30 days.</source>
        <translation>In 30 Tagen.</translation>
    </message>
    <message>
        <source>Inglenook did not understand itself.</source>
        <translation>Inglenook hat sich selbst nicht verstanden.</translation>
    </message>
    <message>
        <source>Inglenook is learning already.</source>
        <translation>Inglenook lernt schon.</translation>
    </message>
    <message>
        <source>Inglenook reads exports of ChatGPT, Open WebUI, Jan and GPT4All, and its own.</source>
        <translation>Inglenook liest Exporte von ChatGPT, Open WebUI, Jan und GPT4All und seine eigenen.</translation>
    </message>
    <message>
        <source>Inglenook reads files below {0} MB.</source>
        <translation>Inglenook liest Dateien unter {0} MB.</translation>
    </message>
    <message>
        <source>Install Inglenook again, or open a GGUF model file of your own.</source>
        <translation>Installieren Sie Inglenook neu, oder öffnen Sie eine eigene GGUF-Datei.</translation>
    </message>
    <message>
        <source>Install a newer Inglenook.</source>
        <translation>Installieren Sie ein neueres Inglenook.</translation>
    </message>
    <message>
        <source>Install it again.</source>
        <translation>Installieren Sie es neu.</translation>
    </message>
    <message>
        <source>Install it with `pip install inglenook[encoders]`, or choose a BERT encoder or a GGUF file.</source>
        <translation>Installieren Sie es mit `pip install inglenook[encoders]`, oder wählen Sie einen BERT-Encoder oder eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>Install the package sqlcipher3.</source>
        <translation>Installieren Sie das Paket sqlcipher3.</translation>
    </message>
    <message>
        <source>Install the same version on both machines.</source>
        <translation>Installieren Sie auf beiden Rechnern dieselbe Version.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>It cannot be started: {0}.</source>
        <translation>Er lässt sich nicht starten: {0}.</translation>
    </message>
    <message>
        <source>It does not know this machine&apos;s key.</source>
        <translation>Er kennt den Schlüssel dieses Rechners nicht.</translation>
    </message>
    <message>
        <source>It gave no answer within {0} seconds.</source>
        <translation>Innerhalb von {0} Sekunden kam keine Antwort.</translation>
    </message>
    <message>
        <source>It has {0}.</source>
        <translation>Es hat {0}.</translation>
    </message>
    <message>
        <source>It holds characters that a text file cannot.</source>
        <translation>Sie enthält Zeichen, die eine Textdatei nicht aufnehmen kann.</translation>
    </message>
    <message>
        <source>It is left out.</source>
        <translation>Es wird weggelassen.</translation>
    </message>
    <message>
        <source>It is one of: {0}.</source>
        <translation>Möglich ist: {0}.</translation>
    </message>
    <message>
        <source>It lends to somebody else now.</source>
        <translation>Er leiht jetzt einem anderen.</translation>
    </message>
    <message>
        <source>It lies between {0} and {1}{2}.</source>
        <translation>Möglich ist {0} bis {1}{2}.</translation>
    </message>
    <message>
        <source>It looks like https://api.example.com/v1.</source>
        <translation>Sie sieht aus wie https://api.example.com/v1.</translation>
    </message>
    <message>
        <source>It needs a value such as {0}.</source>
        <translation>Nötig ist ein Wert wie {0}.</translation>
    </message>
    <message>
        <source>It reads those of ChatGPT, Open WebUI, Jan and GPT4All, and its own.</source>
        <translation>Gelesen werden die von ChatGPT, Open WebUI, Jan und GPT4All und eigene.</translation>
    </message>
    <message>
        <source>It should hold {&quot;mcpServers&quot;: {...}}.</source>
        <translation>Sie soll {&quot;mcpServers&quot;: {...}} enthalten.</translation>
    </message>
    <message>
        <source>Its memory of the conversation is coarser than usual, so it may use other words than with more memory.</source>
        <translation>Es merkt sich das Gespräch gröber als üblich und sagt daher manches mit anderen Worten als mit mehr Speicher.</translation>
    </message>
    <message>
        <source>Its oldest part is being summed up.</source>
        <translation>Sein ältester Teil wird zusammengefasst.</translation>
    </message>
    <message>
        <source>Keep the beginning and the newest part</source>
        <translation>Anfang und neuesten Teil behalten</translation>
    </message>
    <message>
        <source>Keep the names that the parts were published with: they end in -00001-of-00003.gguf and so on.</source>
        <translation>Behalten Sie die Namen, mit denen die Teile veröffentlicht wurden: Sie enden auf -00001-of-00003.gguf und so weiter.</translation>
    </message>
    <message>
        <source>Keep to {0}.</source>
        <translation>Bleiben Sie bei {0}.</translation>
    </message>
    <message>
        <source>Keep what they ask</source>
        <translation>Behalten, was sie fragen</translation>
    </message>
    <message>
        <source>Keep {0} or fewer.</source>
        <translation>Behalten Sie höchstens {0}.</translation>
    </message>
    <message>
        <source>Remove those that you no longer use on the page Models.</source>
        <translation>Entfernen Sie die, die Sie nicht mehr brauchen, auf der Seite Modelle.</translation>
    </message>
    <message>
        <source>Unfinished downloads</source>
        <translation>Unfertige Downloads</translation>
    </message>
    <message>
        <source>They go on where they stopped; discard them on the page Models.</source>
        <translation>Sie gehen weiter, wo sie anhielten; verwerfen Sie sie auf der Seite Modelle.</translation>
    </message>
    <message>
        <source>Delete those that you no longer need in the list of chats.</source>
        <translation>Löschen Sie nicht mehr gebrauchte in der Liste der Chats.</translation>
    </message>
    <message>
        <source>Clear them on their page; Settings says how much room they may take.</source>
        <translation>Leeren Sie sie auf ihrer Seite; die Einstellungen sagen, wie viel Platz sie haben.</translation>
    </message>
    <message>
        <source>Kept conversations</source>
        <translation>Behaltene Gespräche</translation>
    </message>
    <message>
        <source>Without them, a chat is read again when it goes on.</source>
        <translation>Ohne sie wird ein Chat neu gelesen, wenn er weitergeht.</translation>
    </message>
    <message>
        <source>Rearranged weights</source>
        <translation>Umgeordnete Gewichte</translation>
    </message>
    <message>
        <source>Of models that are read from the disk. Without them, the next answer makes them again.</source>
        <translation>Von Modellen, die von der Platte gelesen werden. Ohne sie macht die nächste Antwort sie neu.</translation>
    </message>
    <message>
        <source>There is no room on the disk for rearranged weights, so they are rearranged again at every word, which is slower.</source>
        <translation>Auf der Platte ist kein Platz für umgeordnete Gewichte; sie werden bei jedem Wort neu umgeordnet, was langsamer ist.</translation>
    </message>
    <message>
        <source>Weights that do not fit into memory are kept on the disk in the form in which this processor multiplies fastest. Without that, models larger than memory write more slowly.</source>
        <translation>Gewichte, die nicht in den Speicher passen, liegen auf der Platte in der Form, in der dieser Prozessor am schnellsten multipliziert. Ohne das schreiben Modelle, die größer als der Speicher sind, langsamer.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Of use only when something went wrong. They hold nothing of what you wrote.</source>
        <translation>Nur nützlich, wenn etwas schiefging. Sie enthalten nichts, was Sie geschrieben haben.</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Alles andere</translation>
    </message>
    <message>
        <source>What left this machine, figures, and what was learned.</source>
        <translation>Was diesen Rechner verließ, Messwerte und Gelerntes.</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>Auf dem Laufwerk</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The room on the disk is free again.</source>
        <translation>Der Platz auf dem Laufwerk ist wieder frei.</translation>
    </message>
    <message>
        <source>Inglenook keeps {size} here; {free} of the disk are free.</source>
        <translation>Inglenook belegt hier {size}; {free} des Laufwerks sind frei.</translation>
    </message>
    <message>
        <source>Key for the quick prompt</source>
        <translation>Taste für die Kurzfrage</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>Schichten auf der GPU</translation>
    </message>
    <message>
        <source>Leave out the oldest turns</source>
        <translation>Die ältesten Beiträge weglassen</translation>
    </message>
    <message>
        <source>Leave out the suffix, or choose a code model.</source>
        <translation>Lassen Sie den Schluss weg, oder wählen Sie ein Code-Modell.</translation>
    </message>
    <message>
        <source>Leave the revision out to get the newest.</source>
        <translation>Lassen Sie die Revision weg, um die neueste zu bekommen.</translation>
    </message>
    <message>
        <source>Lend at least {0} MB.</source>
        <translation>Leihen Sie mindestens {0} MB.</translation>
    </message>
    <message>
        <source>Let other programs use the model</source>
        <translation>Andere Programme dürfen das Modell nutzen</translation>
    </message>
    <message>
        <source>Let the model use tools</source>
        <translation>Das Modell darf Werkzeuge nutzen</translation>
    </message>
    <message>
        <source>List the kept answers to see those that are.</source>
        <translation>Die Liste zeigt, welche behalten werden.</translation>
    </message>
    <message>
        <source>Load it with its adapter.</source>
        <translation>Laden Sie ihn mit seinem Adapter.</translation>
    </message>
    <message>
        <source>Load it without an expert cache.</source>
        <translation>Laden Sie es ohne Expertencache.</translation>
    </message>
    <message>
        <source>Load the model again.</source>
        <translation>Laden Sie das Modell neu.</translation>
    </message>
    <message>
        <source>Local-only mode is on, so nothing was sent.</source>
        <translation>„Nur lokal“ ist an, daher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Local-only mode is on, so this tool was not used.</source>
        <translation>„Nur lokal“ ist an, daher wurde dieses Werkzeug nicht benutzt.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>Sehen Sie noch einmal nach.</translation>
    </message>
    <message>
        <source>Look at the list.</source>
        <translation>Sehen Sie in der Liste nach.</translation>
    </message>
    <message>
        <source>Look at the mirrors in the settings, and HF_ENDPOINT.</source>
        <translation>Sehen Sie nach den Spiegelservern in den Einstellungen und HF_ENDPOINT.</translation>
    </message>
    <message>
        <source>Look at the models&apos; folder.</source>
        <translation>Sehen Sie im Ordner der Modelle nach.</translation>
    </message>
    <message>
        <source>Look at what `inglenook lend` says there.</source>
        <translation>Sehen Sie nach, was `inglenook lend` dort sagt.</translation>
    </message>
    <message>
        <source>Look at what would be sent once more.</source>
        <translation>Sehen Sie noch einmal an, was gesendet würde.</translation>
    </message>
    <message>
        <source>Look at your account there; this machine still answers.</source>
        <translation>Sehen Sie dort in Ihr Konto; dieser Rechner antwortet weiterhin.</translation>
    </message>
    <message>
        <source>Look for a repository whose name ends in GGUF.</source>
        <translation>Suchen Sie ein Repository, dessen Name auf GGUF endet.</translation>
    </message>
    <message>
        <source>Look for the one that you kept when you turned encryption on.</source>
        <translation>Suchen Sie die, die Sie beim Einschalten der Verschlüsselung aufbewahrt haben.</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Machines of yours that lend memory with `inglenook lend`, as host:port with spaces between them. What you write reaches them in a form that can be read, so use only machines and tunnels that you trust.</source>
        <translation>Eigene Rechner, die mit `inglenook lend` Speicher leihen, als Rechner:Port mit Leerzeichen dazwischen. Was Sie schreiben, erreicht sie in lesbarer Form; nehmen Sie nur Rechner und Tunnel, denen Sie vertrauen.</translation>
    </message>
    <message>
        <source>Make a new one at {0}/settings/tokens.</source>
        <translation>Machen Sie einen neuen unter {0}/settings/tokens.</translation>
    </message>
    <message>
        <source>Make one there with `inglenook lend --new-key` and copy the file here, or use a tunnel that ends here.</source>
        <translation>Machen Sie dort mit `inglenook lend --new-key` einen und kopieren Sie die Datei hierher, oder benutzen Sie einen Tunnel, der hier endet.</translation>
    </message>
    <message>
        <source>Making {0} smaller needs {1} of memory; {2} are free.</source>
        <translation>{0} zu verkleinern braucht {1} Speicher; {2} sind frei.</translation>
    </message>
    <message>
        <source>Measure for a minute, once for each model, how it runs fastest on this machine.</source>
        <translation>Einmal je Modell eine Minute lang messen, wie es auf diesem Rechner am schnellsten läuft.</translation>
    </message>
    <message>
        <source>Mend it, or choose another file.</source>
        <translation>Bessern Sie sie aus, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>Spiegelserver</translation>
    </message>
    <message>
        <source>Model hub</source>
        <translation>Modell-Hub</translation>
    </message>
    <message>
        <source>Models are then neither searched nor downloaded.</source>
        <translation>Modelle werden dann weder gesucht noch geladen.</translation>
    </message>
    <message>
        <source>More addresses that serve the same models, with spaces between them; tried in order when the hub fails.</source>
        <translation>Weitere Adressen mit denselben Modellen, mit Leerzeichen dazwischen; der Reihe nach versucht, wenn der Hub ausfällt.</translation>
    </message>
    <message>
        <source>Most for one question</source>
        <translation>Höchstens für eine Frage</translation>
    </message>
    <message>
        <source>Most in a day</source>
        <translation>Höchstens am Tag</translation>
    </message>
    <message>
        <source>Most in a month</source>
        <translation>Höchstens im Monat</translation>
    </message>
    <message>
        <source>Move it away and try again.</source>
        <translation>Verschieben Sie sie und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Name a folder or a .gguf file.</source>
        <translation>Nennen Sie einen Ordner oder eine .gguf-Datei.</translation>
    </message>
    <message>
        <source>Name a larger size, or choose a smaller model.</source>
        <translation>Nennen Sie eine größere Größe, oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Name a longer one: a few pages are good.</source>
        <translation>Nennen Sie einen längeren: Ein paar Seiten sind gut.</translation>
    </message>
    <message>
        <source>Name a size below {0}.</source>
        <translation>Nennen Sie eine Größe unter {0}.</translation>
    </message>
    <message>
        <source>Name another one with --out.</source>
        <translation>Nennen Sie mit --out einen anderen.</translation>
    </message>
    <message>
        <source>Name another place with --out.</source>
        <translation>Nennen Sie mit --out einen anderen Ort.</translation>
    </message>
    <message>
        <source>Name one with {0} at least, or leave --text away.</source>
        <translation>Nennen Sie einen mit mindestens {0}, oder lassen Sie --text weg.</translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation>Nennen Sie einen.</translation>
    </message>
    <message>
        <source>Name the folder with the models.</source>
        <translation>Nennen Sie den Ordner mit den Modellen.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Never contact the model hub</source>
        <translation>Den Modell-Hub nie kontaktieren</translation>
    </message>
    <message>
        <source>No cloud is set up.</source>
        <translation>Es ist keine Cloud eingerichtet.</translation>
    </message>
    <message>
        <source>No encoder has been tried.</source>
        <translation>Es wurde kein Encoder erprobt.</translation>
    </message>
    <message>
        <source>No encoder is loaded.</source>
        <translation>Es ist kein Encoder geladen.</translation>
    </message>
    <message>
        <source>No encoder was named.</source>
        <translation>Es wurde kein Encoder genannt.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>No pass over several tokens is exact here, so there are no drafts.</source>
        <translation>Hier ist kein Durchgang über mehrere Token genau, daher gibt es keine Entwürfe.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Nothing can be lent at {0}:{1} ({2}).</source>
        <translation>Unter {0}:{1} kann nichts geliehen werden ({2}).</translation>
    </message>
    <message>
        <source>Nothing can be measured while answers are being written.</source>
        <translation>Während Antworten geschrieben werden, lässt sich nichts messen.</translation>
    </message>
    <message>
        <source>Nothing is encrypted here.</source>
        <translation>Hier ist nichts verschlüsselt.</translation>
    </message>
    <message>
        <source>Nothing is spent</source>
        <translation>Nichts wird ausgegeben</translation>
    </message>
    <message>
        <source>Nothing leaves this machine, as the settings say.</source>
        <translation>Nichts verlässt diesen Rechner, wie es eingestellt ist.</translation>
    </message>
    <message>
        <source>Nothing more</source>
        <translation>Nichts weiter</translation>
    </message>
    <message>
        <source>Nothing you write leaves this machine, whatever else is set.</source>
        <translation>Nichts, was Sie schreiben, verlässt diesen Rechner, was auch sonst eingestellt ist.</translation>
    </message>
    <message>
        <source>Now and then</source>
        <translation>Ab und zu</translation>
    </message>
    <message>
        <source>Of the prices and caps, as you want to read it.</source>
        <translation>Für Preise und Grenzen, so wie Sie sie lesen möchten.</translation>
    </message>
    <message>
        <source>Of the window, from the next start on. Answers are in the language of your questions.</source>
        <translation>Des Fensters, ab dem nächsten Start. Antworten kommen in der Sprache Ihrer Fragen.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>Auslagern</translation>
    </message>
    <message>
        <source>Often: ask little</source>
        <translation>Oft: wenig fragen</translation>
    </message>
    <message>
        <source>On battery or in a power-saving profile: fewer threads, no drafts, and memory is freed sooner.</source>
        <translation>Im Akkubetrieb oder Energiesparmodus: weniger Threads, keine Entwürfe, und Speicher wird früher frei.</translation>
    </message>
    <message>
        <source>One a line: a name, a colon, and what the model is told. The quick prompt offers them.</source>
        <translation>Eine je Zeile: ein Name, ein Doppelpunkt, und was dem Modell gesagt wird. Die Kurzfrage bietet sie an.</translation>
    </message>
    <message>
        <source>One a line: address, model, price per million tokens read, price per million written, and the seconds to a first word that you know of, with spaces between them. The cheapest that is quick enough is asked.</source>
        <translation>Einer je Zeile: Adresse, Modell, Preis je Million gelesener Token, Preis je Million geschriebener Token und die bekannten Sekunden bis zum ersten Wort, mit Leerzeichen dazwischen. Gefragt wird der billigste, der schnell genug ist.</translation>
    </message>
    <message>
        <source>Open {0}, accept the terms with that account, and try again.</source>
        <translation>Öffnen Sie {0}, nehmen Sie mit diesem Konto die Bedingungen an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Open {0}, accept the terms, then give Inglenook {1} of that account.</source>
        <translation>Öffnen Sie {0}, nehmen Sie die Bedingungen an, dann geben Sie Inglenook {1} dieses Kontos.</translation>
    </message>
    <message>
        <source>Other endpoints</source>
        <translation>Andere Endpunkte</translation>
    </message>
    <message>
        <source>Other machines</source>
        <translation>Andere Rechner</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Andere Programme</translation>
    </message>
    <message>
        <source>Other programs were busy: only the ratios mean something.</source>
        <translation>Andere Programme waren beschäftigt: Nur die Verhältnisse sagen etwas.</translation>
    </message>
    <message>
        <source>Part of the address that other programs need.</source>
        <translation>Teil der Adresse, die andere Programme brauchen.</translation>
    </message>
    <message>
        <source>Pause one of them, or wait until one is done.</source>
        <translation>Halten Sie eines davon an, oder warten Sie, bis eines fertig ist.</translation>
    </message>
    <message>
        <source>Plain questions of theirs may get an earlier answer, marked so. Those with tools, a schema, a seed or a temperature never do.</source>
        <translation>Einfache Fragen von ihnen bekommen vielleicht eine frühere Antwort, so gekennzeichnet. Solche mit Werkzeugen, Schema, Seed oder Temperatur nie.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Price of what is read</source>
        <translation>Preis für Gelesenes</translation>
    </message>
    <message>
        <source>Price of what is written</source>
        <translation>Preis für Geschriebenes</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Prozessor-Threads</translation>
    </message>
    <message>
        <source>Programs on this machine that speak OpenAI&apos;s interface can then ask the model here, with the token below. Other machines cannot.</source>
        <translation>Programme auf diesem Rechner, die OpenAIs Schnittstelle sprechen, können das Modell hier dann mit dem Token unten fragen. Andere Rechner nicht.</translation>
    </message>
    <message>
        <source>Propose the cloud</source>
        <translation>Die Cloud vorschlagen</translation>
    </message>
    <message>
        <source>Put back a copy of it from a backup of this folder.</source>
        <translation>Legen Sie eine Kopie davon aus einer Sicherung dieses Ordners zurück.</translation>
    </message>
    <message>
        <source>Questions in the same words are still remembered; install Inglenook again to get the rest.</source>
        <translation>Fragen in denselben Worten werden weiter gemerkt; installieren Sie Inglenook neu, um den Rest zu bekommen.</translation>
    </message>
    <message>
        <source>Questions in the same words are still remembered; restart Inglenook to try again.</source>
        <translation>Fragen in denselben Worten werden weiter gemerkt; starten Sie Inglenook neu, um es noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>Quit Inglenook and start it again: it then rescues what can be read.</source>
        <translation>Beenden Sie Inglenook und starten Sie es neu: Es rettet dann, was lesbar ist.</translation>
    </message>
    <message>
        <source>Quit it and start it again.</source>
        <translation>Beenden Sie es und starten Sie es neu.</translation>
    </message>
    <message>
        <source>Raise the cap in Settings, under Cloud, or keep the answer of this machine.</source>
        <translation>Erhöhen Sie die Grenze in den Einstellungen unter „Cloud“, oder bleiben Sie bei der Antwort dieses Rechners.</translation>
    </message>
    <message>
        <source>Raise the memory budget in Settings, or choose a smaller model.</source>
        <translation>Erhöhen Sie das Speicherbudget in den Einstellungen, oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Raise the memory budget, or choose a smaller model.</source>
        <translation>Erhöhen Sie das Speicherbudget, oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Raise the memory budget.</source>
        <translation>Erhöhen Sie das Speicherbudget.</translation>
    </message>
    <message>
        <source>Read weights from disk</source>
        <translation>Gewichte vom Laufwerk lesen</translation>
    </message>
    <message>
        <source>Remember answers</source>
        <translation>Antworten merken</translation>
    </message>
    <message>
        <source>Remove another model.</source>
        <translation>Entfernen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Remove it instead, if it should not be given again.</source>
        <translation>Entfernen Sie sie stattdessen, wenn sie nicht wieder gegeben werden soll.</translation>
    </message>
    <message>
        <source>Remove some.</source>
        <translation>Entfernen Sie einige.</translation>
    </message>
    <message>
        <source>Rename the file.</source>
        <translation>Benennen Sie die Datei um.</translation>
    </message>
    <message>
        <source>Restart Inglenook.</source>
        <translation>Starten Sie Inglenook neu.</translation>
    </message>
    <message>
        <source>Room for answers</source>
        <translation>Platz für Antworten</translation>
    </message>
    <message>
        <source>Save power on battery</source>
        <translation>Im Akkubetrieb Strom sparen</translation>
    </message>
    <message>
        <source>Saving power {0}: fewer threads, no drafts, and the model leaves memory after {1} minutes.</source>
        <translation>Spart Strom {0}: weniger Threads, keine Entwürfe, und das Modell verlässt nach {1} Minuten den Speicher.</translation>
    </message>
    <message>
        <source>Say of answers found in other words whether they fit, then try again.</source>
        <translation>Sagen Sie bei Antworten, die mit anderen Worten gefunden wurden, ob sie passen, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>See that `inglenook lend` and the tunnel to it run.</source>
        <translation>Sehen Sie nach, ob `inglenook lend` und der Tunnel dorthin laufen.</translation>
    </message>
    <message>
        <source>See the log in Inglenook&apos;s folder.</source>
        <translation>Einzelheiten stehen im Protokoll im Ordner von Inglenook.</translation>
    </message>
    <message>
        <source>See the log in Inglenook&apos;s folder; the borrower may have another version.</source>
        <translation>Einzelheiten stehen im Protokoll im Ordner von Inglenook; der andere hat vielleicht eine andere Version.</translation>
    </message>
    <message>
        <source>See the settings dialog for the names.</source>
        <translation>Die Namen stehen im Einstellungsdialog.</translation>
    </message>
    <message>
        <source>See {0}/{1} for what there is.</source>
        <translation>Unter {0}/{1} steht, was es gibt.</translation>
    </message>
    <message>
        <source>Seldom</source>
        <translation>Selten</translation>
    </message>
    <message>
        <source>Set Offload and context to automatic.</source>
        <translation>Stellen Sie „Auslagern“ und den Kontext auf „Automatisch“.</translation>
    </message>
    <message>
        <source>Set Offload to automatic.</source>
        <translation>Stellen Sie „Auslagern“ auf „Automatisch“.</translation>
    </message>
    <message>
        <source>Set that environment variable.</source>
        <translation>Setzen Sie diese Umgebungsvariable.</translation>
    </message>
    <message>
        <source>Several models begin with {0}.</source>
        <translation>Mehrere Modelle beginnen mit {0}.</translation>
    </message>
    <message>
        <source>Shorten it to {0} or fewer.</source>
        <translation>Kürzen Sie auf höchstens {0}.</translation>
    </message>
    <message>
        <source>Shorten the message, or raise the context length in the settings.</source>
        <translation>Kürzen Sie die Nachricht, oder erhöhen Sie die Kontextlänge in den Einstellungen.</translation>
    </message>
    <message>
        <source>Simplify it.</source>
        <translation>Vereinfachen Sie es.</translation>
    </message>
    <message>
        <source>Simplify the JSON schema.</source>
        <translation>Vereinfachen Sie das JSON-Schema.</translation>
    </message>
    <message>
        <source>Some of its weights are multiplied as they lie in the file, so it may use other words than with more memory.</source>
        <translation>Einige Gewichte werden so multipliziert, wie sie in der Datei liegen; daher kann es andere Worte wählen als mit mehr Speicher.</translation>
    </message>
    <message>
        <source>Something is being measured already.</source>
        <translation>Es wird schon etwas gemessen.</translation>
    </message>
    <message>
        <source>Something went wrong inside Inglenook ({0}).</source>
        <translation>In Inglenook ist etwas schiefgegangen ({0}).</translation>
    </message>
    <message>
        <source>Something went wrong inside the engine.</source>
        <translation>In der Engine ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Start `inglenook lend` there again.</source>
        <translation>Starten Sie `inglenook lend` dort neu.</translation>
    </message>
    <message>
        <source>Start another one.</source>
        <translation>Beginnen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Start with the computer, in the tray</source>
        <translation>Mit dem Computer starten, im Infobereich</translation>
    </message>
    <message>
        <source>Stay on this machine</source>
        <translation>Auf diesem Rechner bleiben</translation>
    </message>
    <message>
        <source>Stop it, or wait until it is done.</source>
        <translation>Stoppen Sie es, oder warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Streamed weights are not multiplied in this processor&apos;s own form, so the model may use other words than with all of it in memory.</source>
        <translation>Gewichte von der Platte werden nicht in der eigenen Form dieses Prozessors multipliziert; daher kann das Modell andere Worte wählen, als wenn es ganz im Speicher liegt.</translation>
    </message>
    <message>
        <source>Such names look like owner/model.</source>
        <translation>Solche Namen sehen aus wie besitzer/modell.</translation>
    </message>
    <message>
        <source>Sum up the oldest turns</source>
        <translation>Die ältesten Nachrichten zusammenfassen</translation>
    </message>
    <message>
        <source>Take a longer one, or the one suggested.</source>
        <translation>Nehmen Sie eine längere oder die vorgeschlagene.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>That divides by zero.</source>
        <translation>Das teilt durch null.</translation>
    </message>
    <message>
        <source>That has no value: {0}.</source>
        <translation>Das hat keinen Wert: {0}.</translation>
    </message>
    <message>
        <source>The GGUF file that answers.</source>
        <translation>Die GGUF-Datei, die antwortet.</translation>
    </message>
    <message>
        <source>The GGUF file {0} does not say what kind of model it is.</source>
        <translation>Die GGUF-Datei {0} sagt nicht, was für ein Modell sie enthält.</translation>
    </message>
    <message>
        <source>The JSON schema is too large or too deeply nested.</source>
        <translation>Das JSON-Schema ist zu groß oder zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The address of the tool server {0} is not one of the web.</source>
        <translation>Die Adresse des Werkzeugservers {0} ist keine Webadresse.</translation>
    </message>
    <message>
        <source>The answer ends here because it reached the token limit.</source>
        <translation>Die Antwort endet hier, weil sie die Tokengrenze erreicht hat.</translation>
    </message>
    <message>
        <source>The answer ends here because the context window of {0} tokens is full. Start a new chat, or choose a longer context in Settings.</source>
        <translation>Die Antwort endet hier, weil das Kontextfenster von {0} Token voll ist. Beginnen Sie einen neuen Chat, oder wählen Sie in den Einstellungen einen längeren Kontext.</translation>
    </message>
    <message>
        <source>The answer was ended here, because the cloud answers.</source>
        <translation>Die Antwort wurde hier beendet, weil die Cloud antwortet.</translation>
    </message>
    <message>
        <source>The archive is too large.</source>
        <translation>Das Archiv ist zu groß.</translation>
    </message>
    <message>
        <source>The arguments are no JSON object.</source>
        <translation>Die Argumente sind kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The arguments are no JSON.</source>
        <translation>Die Argumente sind kein JSON.</translation>
    </message>
    <message>
        <source>The bare loop could not read its prompt.</source>
        <translation>Die einfache Schleife konnte ihre Eingabe nicht lesen.</translation>
    </message>
    <message>
        <source>The bare loop could not write on.</source>
        <translation>Die einfache Schleife konnte nicht weiterschreiben.</translation>
    </message>
    <message>
        <source>The call was stopped.</source>
        <translation>Der Aufruf wurde gestoppt.</translation>
    </message>
    <message>
        <source>The choice of an encoder could not be written to {0}.</source>
        <translation>Die Wahl des Encoders konnte nicht in {0} geschrieben werden.</translation>
    </message>
    <message>
        <source>The cloud asks for payment.</source>
        <translation>Die Cloud verlangt eine Bezahlung.</translation>
    </message>
    <message>
        <source>The cloud cannot be reached.</source>
        <translation>Die Cloud ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The cloud did not accept the key.</source>
        <translation>Die Cloud hat den Schlüssel nicht angenommen.</translation>
    </message>
    <message>
        <source>The cloud does not know this address or model.</source>
        <translation>Die Cloud kennt diese Adresse oder dieses Modell nicht.</translation>
    </message>
    <message>
        <source>The cloud failed several times in a row, so it is left alone for {0} more seconds.</source>
        <translation>Die Cloud ist mehrmals nacheinander ausgefallen und wird noch {0} Sekunden in Ruhe gelassen.</translation>
    </message>
    <message>
        <source>The cloud has a problem of its own ({0}).</source>
        <translation>Die Cloud hat selbst ein Problem ({0}).</translation>
    </message>
    <message>
        <source>The cloud is asked too often right now.</source>
        <translation>Die Cloud wird gerade zu oft gefragt.</translation>
    </message>
    <message>
        <source>The cloud refused the question ({0}).</source>
        <translation>Die Cloud hat die Frage abgelehnt ({0}).</translation>
    </message>
    <message>
        <source>The cloud reported an error: {0}</source>
        <translation>Die Cloud meldete einen Fehler: {0}</translation>
    </message>
    <message>
        <source>The cloud sent something that is not a chat answer.</source>
        <translation>Die Cloud sandte etwas, das keine Chatantwort ist.</translation>
    </message>
    <message>
        <source>The cloud sent the request elsewhere, which is not followed.</source>
        <translation>Die Cloud verwies die Anfrage woandershin; dem wird nicht gefolgt.</translation>
    </message>
    <message>
        <source>The cloud sent {0} and not a chat answer.</source>
        <translation>Die Cloud sandte {0} und keine Chatantwort.</translation>
    </message>
    <message>
        <source>The cloud took too long to answer.</source>
        <translation>Die Cloud brauchte zu lange für die Antwort.</translation>
    </message>
    <message>
        <source>The cloud&apos;s answer broke off before its end.</source>
        <translation>Die Antwort der Cloud brach vor ihrem Ende ab.</translation>
    </message>
    <message>
        <source>The computation does not use {0}.</source>
        <translation>Die Berechnung benutzt {0} nicht.</translation>
    </message>
    <message>
        <source>The config.json of the encoder has no sensible layer_norm_eps.</source>
        <translation>Die config.json des Encoders hat kein sinnvolles layer_norm_eps.</translation>
    </message>
    <message>
        <source>The config.json of the encoder has no sensible {0}.</source>
        <translation>Die config.json des Encoders hat kein sinnvolles {0}.</translation>
    </message>
    <message>
        <source>The connection to the cloud broke ({0}).</source>
        <translation>Die Verbindung zur Cloud brach ab ({0}).</translation>
    </message>
    <message>
        <source>The connection to {0} broke.</source>
        <translation>Die Verbindung zu {0} brach ab.</translation>
    </message>
    <message>
        <source>The conversation is longer than the context of {0} tokens.</source>
        <translation>Das Gespräch ist länger als der Kontext von {0} Token.</translation>
    </message>
    <message>
        <source>The conversation was not found again on the disk.</source>
        <translation>Das Gespräch wurde auf dem Laufwerk nicht wiedergefunden.</translation>
    </message>
    <message>
        <source>The disk cannot be read past the system&apos;s page cache, so the streamed weights pass through it.</source>
        <translation>Das Laufwerk lässt sich nicht am Seitencache des Systems vorbei lesen, daher gehen die gelesenen Gewichte hindurch.</translation>
    </message>
    <message>
        <source>The disk with {0} is full.</source>
        <translation>Das Laufwerk mit {0} ist voll.</translation>
    </message>
    <message>
        <source>The encoder could not be written to {0}.</source>
        <translation>Der Encoder konnte nicht in {0} geschrieben werden.</translation>
    </message>
    <message>
        <source>The encoder that you have chosen is not loaded.</source>
        <translation>Der Encoder, den Sie gewählt haben, ist nicht geladen.</translation>
    </message>
    <message>
        <source>The encoder&apos;s process could not be started.</source>
        <translation>Der Prozess des Encoders konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The encoder&apos;s process ended ({0}).</source>
        <translation>Der Prozess des Encoders ist zu Ende gegangen ({0}).</translation>
    </message>
    <message>
        <source>The endpoint is told to stop there; it is what a question is reckoned to cost at most.</source>
        <translation>Dort soll der Endpunkt aufhören; danach richtet sich, was eine Frage höchstens kosten kann.</translation>
    </message>
    <message>
        <source>The endpoint {0} cannot be read.</source>
        <translation>Der Endpunkt {0} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The engine cannot compute this kind of encoder, and what else could, sentence-transformers, is not installed.</source>
        <translation>Diese Art von Encoder kann die Engine nicht berechnen, und was es sonst könnte, sentence-transformers, ist nicht installiert.</translation>
    </message>
    <message>
        <source>The engine cannot make a smaller version of {0}.</source>
        <translation>Die Engine kann keine kleinere Fassung von {0} machen.</translation>
    </message>
    <message>
        <source>The engine cannot use {0} with these settings.</source>
        <translation>Die Engine kann {0} mit diesen Einstellungen nicht benutzen.</translation>
    </message>
    <message>
        <source>The engine could not be timed.</source>
        <translation>Die Zeiten der Engine konnten nicht gemessen werden.</translation>
    </message>
    <message>
        <source>The engine could not compute the next words (code {0}).</source>
        <translation>Die Engine konnte die nächsten Wörter nicht berechnen (Code {0}).</translation>
    </message>
    <message>
        <source>The engine could not read the text (code {0}).</source>
        <translation>Die Engine konnte den Text nicht lesen (Code {0}).</translation>
    </message>
    <message>
        <source>The engine does not know the kind of model in {0} ({1}).</source>
        <translation>Die Engine kennt die Art von Modell in {0} nicht ({1}).</translation>
    </message>
    <message>
        <source>The engine has no processor backend.</source>
        <translation>Die Engine hat keinen Prozessorteil.</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it looked for graphics devices.</source>
        <translation>Die Engine hielt an ({0}), während sie nach Grafikgeräten suchte.</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it planned {1}.</source>
        <translation>Die Engine hielt an ({0}), während sie {1} plante.</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it worked on {1}.</source>
        <translation>Die Engine hielt an ({0}), während sie an {1} arbeitete.</translation>
    </message>
    <message>
        <source>The engine takes {0} at most.</source>
        <translation>Die Engine nimmt höchstens {0}.</translation>
    </message>
    <message>
        <source>The engine was built for another processor: install Inglenook again on this machine.</source>
        <translation>Die Engine wurde für einen anderen Prozessor gebaut: Installieren Sie Inglenook auf diesem Rechner neu.</translation>
    </message>
    <message>
        <source>The engine&apos;s library cannot be loaded ({0}).</source>
        <translation>Die Bibliothek der Engine lässt sich nicht laden ({0}).</translation>
    </message>
    <message>
        <source>The engine&apos;s library cannot stream weights, so the system pages them in from the file.</source>
        <translation>Die Bibliothek der Engine kann Gewichte nicht stückweise lesen; das System liest sie aus der Datei.</translation>
    </message>
    <message>
        <source>The engine&apos;s library is not installed.</source>
        <translation>Die Bibliothek der Engine ist nicht installiert.</translation>
    </message>
    <message>
        <source>The engine&apos;s library laid out {0} in a way that cannot be streamed.</source>
        <translation>Die Bibliothek der Engine hat {0} so angeordnet, dass es sich nicht stückweise lesen lässt.</translation>
    </message>
    <message>
        <source>The engine&apos;s process could not be started ({0}).</source>
        <translation>Der Prozess der Engine ließ sich nicht starten ({0}).</translation>
    </message>
    <message>
        <source>The engine&apos;s server did not start.</source>
        <translation>Der Server der Engine startete nicht.</translation>
    </message>
    <message>
        <source>The engine&apos;s server does not answer.</source>
        <translation>Der Server der Engine antwortet nicht.</translation>
    </message>
    <message>
        <source>The engine&apos;s server speaks version {0}, and Inglenook {1}.</source>
        <translation>Der Server der Engine spricht Version {0}, Inglenook {1}.</translation>
    </message>
    <message>
        <source>The experts of {0} need at least {1} MB of memory; {2} MB are given.</source>
        <translation>Die Experten von {0} brauchen mindestens {1} MB Speicher; gegeben sind {2} MB.</translation>
    </message>
    <message>
        <source>The expression is longer than {0} characters.</source>
        <translation>Der Ausdruck ist länger als {0} Zeichen.</translation>
    </message>
    <message>
        <source>The expression is too deeply nested.</source>
        <translation>Der Ausdruck ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The file has changed on the hub since this download began, so it starts over.</source>
        <translation>Die Datei hat sich im Hub seit Beginn dieses Downloads geändert, daher beginnt er neu.</translation>
    </message>
    <message>
        <source>The file with the key of your conversations, {0}, cannot be read.</source>
        <translation>Die Datei mit dem Schlüssel Ihrer Gespräche, {0}, lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file with the key of your conversations, {0}, is of another version.</source>
        <translation>Die Datei mit dem Schlüssel Ihrer Gespräche, {0}, stammt von einer anderen Version.</translation>
    </message>
    <message>
        <source>The file with {0} was damaged. {1}; the damaged one is kept as {2}.</source>
        <translation>Die Datei mit {0} war beschädigt. {1}; die beschädigte liegt als {2} daneben.</translation>
    </message>
    <message>
        <source>The file with {0} was written by a newer version of Inglenook and is left untouched. What you add now is kept only until you quit; install the newer version to see the rest.</source>
        <translation>Die Datei mit {0} stammt von einer neueren Version von Inglenook und bleibt unberührt. Was Sie jetzt hinzufügen, bleibt nur, bis Sie beenden; installieren Sie die neuere Version, um den Rest zu sehen.</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, failed: {2}.</source>
        <translation>Die Datei mit {0}, {1}, versagte: {2}.</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, is damaged.</source>
        <translation>Die Datei mit {0}, {1}, ist beschädigt.</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, is damaged. What can be read of it ({2}) is shown, but a repaired file cannot be stored, so what you add now is kept only until you quit. Check the folder and the free space on the disk, then start Inglenook again.</source>
        <translation>Die Datei mit {0}, {1}, ist beschädigt. Was davon lesbar ist ({2}), wird gezeigt, aber eine reparierte Datei lässt sich nicht speichern; was Sie jetzt hinzufügen, bleibt nur, bis Sie beenden. Prüfen Sie den Ordner und den freien Platz, dann starten Sie Inglenook neu.</translation>
    </message>
    <message>
        <source>The file {0} is in a version of GGUF ({1}) that cannot be read.</source>
        <translation>Die Datei {0} hat eine GGUF-Version ({1}), die nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>The file {0} is not a GGUF model.</source>
        <translation>Die Datei {0} ist kein GGUF-Modell.</translation>
    </message>
    <message>
        <source>The file {0} is one of {1} parts of a model, and its name does not say which.</source>
        <translation>Die Datei {0} ist einer von {1} Teilen eines Modells, und ihr Name sagt nicht, welcher.</translation>
    </message>
    <message>
        <source>The header of {0} is larger than that of any model.</source>
        <translation>Der Kopf von {0} ist größer als der jedes Modells.</translation>
    </message>
    <message>
        <source>The hub does not accept your token.</source>
        <translation>Der Hub nimmt Ihren Token nicht an.</translation>
    </message>
    <message>
        <source>The hub has another version of this file, which replaces yours.</source>
        <translation>Der Hub hat eine andere Fassung dieser Datei, die Ihre ersetzt.</translation>
    </message>
    <message>
        <source>The hub has not answered your last questions yet.</source>
        <translation>Der Hub hat auf Ihre letzten Anfragen noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>The keyring did not keep the key.</source>
        <translation>Der Schlüsselbund hat den Schlüssel nicht behalten.</translation>
    </message>
    <message>
        <source>The lending process stopped {0} times within a minute ({1}).</source>
        <translation>Der Leihprozess hielt innerhalb einer Minute {0}-mal an ({1}).</translation>
    </message>
    <message>
        <source>The library has no model {0}.</source>
        <translation>Die Bibliothek hat kein Modell {0}.</translation>
    </message>
    <message>
        <source>The library that encrypts databases is not installed here.</source>
        <translation>Die Bibliothek, die Datenbanken verschlüsselt, ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>The local answer may stand wrongly</source>
        <translation>Die Antwort von hier darf falsch stehen bleiben</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The memory needed follows from the header of {0} and the size of each file.</source>
        <translation>Der nötige Speicher folgt aus dem Kopf von {0} und der Größe jeder Datei.</translation>
    </message>
    <message>
        <source>The message is {0} tokens long, and the model can read {1} at once.</source>
        <translation>Die Nachricht ist {0} Token lang, und das Modell kann {1} auf einmal lesen.</translation>
    </message>
    <message>
        <source>The model began to repeat itself, so the answer was ended here. Regenerate it, or ask differently.</source>
        <translation>Das Modell begann, sich zu wiederholen, daher wurde die Antwort hier beendet. Erzeugen Sie sie neu, oder fragen Sie anders.</translation>
    </message>
    <message>
        <source>The model could not be written to {0}.</source>
        <translation>Das Modell konnte nicht nach {0} geschrieben werden.</translation>
    </message>
    <message>
        <source>The model file {0} cannot be opened ({1}).</source>
        <translation>Die Modelldatei {0} lässt sich nicht öffnen ({1}).</translation>
    </message>
    <message>
        <source>The model file {0} cannot be read any more ({1}).</source>
        <translation>Die Modelldatei {0} lässt sich nicht mehr lesen ({1}).</translation>
    </message>
    <message>
        <source>The model file {0} does not hold what its kind of model needs.</source>
        <translation>Die Modelldatei {0} enthält nicht, was ihre Art von Modell braucht.</translation>
    </message>
    <message>
        <source>The model file {0} has become shorter while it was in use.</source>
        <translation>Die Modelldatei {0} ist kürzer geworden, während sie in Gebrauch war.</translation>
    </message>
    <message>
        <source>The model file {0} is cut short: it has {1} of {2}.</source>
        <translation>Die Modelldatei {0} ist abgeschnitten: Sie hat {1} von {2}.</translation>
    </message>
    <message>
        <source>The model file {0} is damaged: {1}.</source>
        <translation>Die Modelldatei {0} ist beschädigt: {1}.</translation>
    </message>
    <message>
        <source>The model file {0} was changed while it was in use.</source>
        <translation>Die Modelldatei {0} wurde geändert, während sie in Gebrauch war.</translation>
    </message>
    <message>
        <source>The model goes on with its beginning and its newest part.</source>
        <translation>Das Modell macht mit seinem Anfang und dem neuesten Teil weiter.</translation>
    </message>
    <message>
        <source>The model goes on with this summary of the oldest part:</source>
        <translation>Das Modell macht mit dieser Zusammenfassung des ältesten Teils weiter:</translation>
    </message>
    <message>
        <source>The model has {0} and Inglenook may hold {1}, so {2}.</source>
        <translation>Das Modell hat {0}, und Inglenook darf {1} belegen, daher {2}.</translation>
    </message>
    <message>
        <source>The model hub is switched off by HF_HUB_OFFLINE.</source>
        <translation>Der Modell-Hub ist durch HF_HUB_OFFLINE ausgeschaltet.</translation>
    </message>
    <message>
        <source>The model hub is switched off in the settings.</source>
        <translation>Der Modell-Hub ist in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <source>The model was unloaded {0}.</source>
        <translation>Das Modell wurde entladen {0}.</translation>
    </message>
    <message>
        <source>The model {0} is damaged: two of its tensors have the same name.</source>
        <translation>Das Modell {0} ist beschädigt: Zwei seiner Tensoren haben denselben Namen.</translation>
    </message>
    <message>
        <source>The model&apos;s file has a chat template that does not work.</source>
        <translation>Die Datei des Modells hat eine Chatvorlage, die nicht funktioniert.</translation>
    </message>
    <message>
        <source>The model&apos;s name at that address.</source>
        <translation>Der Name des Modells an dieser Adresse.</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>Die des Modells</translation>
    </message>
    <message>
        <source>The model&apos;s router chose an expert that there is not.</source>
        <translation>Das Modell wählte einen Experten, den es nicht gibt.</translation>
    </message>
    <message>
        <source>The most that remembered answers take on the disk. Those that save the least go first.</source>
        <translation>So viel dürfen gemerkte Antworten auf dem Laufwerk belegen. Die, die am wenigsten sparen, gehen zuerst.</translation>
    </message>
    <message>
        <source>The most that the model may hold in memory.</source>
        <translation>So viel darf das Modell höchstens im Speicher belegen.</translation>
    </message>
    <message>
        <source>The name of the model file has characters that cannot be used.</source>
        <translation>Der Name der Modelldatei hat Zeichen, die nicht gehen.</translation>
    </message>
    <message>
        <source>The name of the model file is not a possible name.</source>
        <translation>Der Name der Modelldatei ist nicht möglich.</translation>
    </message>
    <message>
        <source>The packaged program cannot compute this kind of encoder.</source>
        <translation>Das gepackte Programm kann diese Art von Encoder nicht berechnen.</translation>
    </message>
    <message>
        <source>The part that compares two questions could not be used.</source>
        <translation>Der Teil, der zwei Fragen vergleicht, konnte nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The part that compares two questions does not fit the model.</source>
        <translation>Der Teil, der zwei Fragen vergleicht, passt nicht zum Modell.</translation>
    </message>
    <message>
        <source>The parts of the model {0} do not belong together.</source>
        <translation>Die Teile des Modells {0} gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>The passphrase has fewer than {0} characters.</source>
        <translation>Die Passphrase hat weniger als {0} Zeichen.</translation>
    </message>
    <message>
        <source>The plan does not say how many layers each device takes.</source>
        <translation>Der Plan sagt nicht, wie viele Schichten jedes Gerät nimmt.</translation>
    </message>
    <message>
        <source>The plan gives {0} layers away, and the model has {1} and its output.</source>
        <translation>Der Plan verteilt {0} Schichten, und das Modell hat {1} und seine Ausgabe.</translation>
    </message>
    <message>
        <source>The proxy has changed since you agreed, so nothing was sent.</source>
        <translation>Der Proxy hat sich seit Ihrer Zustimmung geändert, daher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The question has {0} characters.</source>
        <translation>Die Frage hat {0} Zeichen.</translation>
    </message>
    <message>
        <source>The quick prompt is then always at hand. No model is loaded before you ask.</source>
        <translation>Die Kurzfrage ist dann immer zur Hand. Bevor Sie fragen, wird kein Modell geladen.</translation>
    </message>
    <message>
        <source>The result is no real number.</source>
        <translation>Das Ergebnis ist keine reelle Zahl.</translation>
    </message>
    <message>
        <source>The result is too large.</source>
        <translation>Das Ergebnis ist zu groß.</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {0} ({1}).</source>
        <translation>Die Einstellungen lassen sich in {0} nicht speichern ({1}).</translation>
    </message>
    <message>
        <source>The settings file has an unknown setting, {0}; it is ignored.</source>
        <translation>Die Einstellungsdatei enthält eine unbekannte Einstellung, {0}; sie wird übergangen.</translation>
    </message>
    <message>
        <source>The settings file is of a newer version; what this one does not know is ignored.</source>
        <translation>Die Einstellungsdatei stammt von einer neueren Version; was diese nicht kennt, wird übergangen.</translation>
    </message>
    <message>
        <source>The settings file was damaged, so the defaults are used. The old file is kept as {0}.</source>
        <translation>Die Einstellungsdatei war beschädigt, daher gilt die Voreinstellung. Die alte Datei liegt als {0} daneben.</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read ({1}), so the defaults are used.</source>
        <translation>Die Einstellungsdatei {0} lässt sich nicht lesen ({1}), daher gilt die Voreinstellung.</translation>
    </message>
    <message>
        <source>The settings file {0} is damaged, so the defaults are used.</source>
        <translation>Die Einstellungsdatei {0} ist beschädigt, daher gilt die Voreinstellung.</translation>
    </message>
    <message>
        <source>The small model that compares questions could not be written to {0}.</source>
        <translation>Das kleine Modell, das Fragen vergleicht, konnte nicht nach {0} geschrieben werden.</translation>
    </message>
    <message>
        <source>The small model that compares questions does not start.</source>
        <translation>Das kleine Modell, das Fragen vergleicht, startet nicht.</translation>
    </message>
    <message>
        <source>The small model that compares questions gave something else than its vectors.</source>
        <translation>Das kleine Modell, das Fragen vergleicht, gab etwas anderes als seine Vektoren.</translation>
    </message>
    <message>
        <source>The small model that compares questions is not installed.</source>
        <translation>Das kleine Modell, das Fragen vergleicht, ist nicht installiert.</translation>
    </message>
    <message>
        <source>The small model that compares questions is not loaded.</source>
        <translation>Das kleine Modell, das Fragen vergleicht, ist nicht geladen.</translation>
    </message>
    <message>
        <source>The small model that compares questions, in {0}, is damaged.</source>
        <translation>Das kleine Modell, das Fragen vergleicht, in {0}, ist beschädigt.</translation>
    </message>
    <message>
        <source>The smaller model needs {0} on the disk; {1} are free.</source>
        <translation>Das kleinere Modell braucht {0} auf dem Laufwerk; {1} sind frei.</translation>
    </message>
    <message>
        <source>The speed follows from what other models have reached here.</source>
        <translation>Das Tempo folgt daraus, was andere Modelle hier erreicht haben.</translation>
    </message>
    <message>
        <source>The speed is what this model has reached here.</source>
        <translation>Das Tempo ist, was dieses Modell hier erreicht hat.</translation>
    </message>
    <message>
        <source>The speed is worked out from the bandwidth of memory; it gets truer with the first answer.</source>
        <translation>Das Tempo ist aus der Bandbreite des Speichers berechnet; mit der ersten Antwort wird es genauer.</translation>
    </message>
    <message>
        <source>The starter model belongs to Inglenook and stays.</source>
        <translation>Das Startmodell gehört zu Inglenook und bleibt.</translation>
    </message>
    <message>
        <source>The starter model is not installed.</source>
        <translation>Das Startmodell ist nicht installiert.</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Die des Systems</translation>
    </message>
    <message>
        <source>The text has {0} characters, which is too short to measure with.</source>
        <translation>Der Text hat {0} Zeichen, zu wenig, um damit zu messen.</translation>
    </message>
    <message>
        <source>The text is too short to measure with.</source>
        <translation>Der Text ist zu kurz, um damit zu messen.</translation>
    </message>
    <message>
        <source>The text {0} cannot be read ({1}).</source>
        <translation>Der Text {0} lässt sich nicht lesen ({1}).</translation>
    </message>
    <message>
        <source>The tool failed: {0}.</source>
        <translation>Das Werkzeug schlug fehl: {0}.</translation>
    </message>
    <message>
        <source>The tool gave no answer within {0} seconds.</source>
        <translation>Das Werkzeug gab innerhalb von {0} Sekunden keine Antwort.</translation>
    </message>
    <message>
        <source>The tool reports an error.</source>
        <translation>Das Werkzeug meldet einen Fehler.</translation>
    </message>
    <message>
        <source>The tool server {0} has neither one command nor one address.</source>
        <translation>Der Werkzeugserver {0} hat weder genau einen Befehl noch eine Adresse.</translation>
    </message>
    <message>
        <source>The tool server {0} needs {1}.</source>
        <translation>Der Werkzeugserver {0} braucht {1}.</translation>
    </message>
    <message>
        <source>The two models have different vocabularies.</source>
        <translation>Die beiden Modelle haben verschiedene Vokabulare.</translation>
    </message>
    <message>
        <source>The user did not allow this tool to be used. Answer without it.</source>
        <translation>Der Benutzer hat dieses Werkzeug nicht erlaubt. Antworten Sie ohne.</translation>
    </message>
    <message>
        <source>The vocabulary in {0} has {1} pieces, and its config.json says {2}.</source>
        <translation>Das Vokabular in {0} hat {1} Stücke, und seine config.json sagt {2}.</translation>
    </message>
    <message>
        <source>The weights in {0} cannot be read.</source>
        <translation>Die Gewichte in {0} können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Their conversations then appear in the list, under the program&apos;s name.</source>
        <translation>Ihre Gespräche stehen dann in der Liste, unter dem Namen des Programms.</translation>
    </message>
    <message>
        <source>There are no drafts: no way of loading in which they are exact was faster here.</source>
        <translation>Es gibt keine Entwürfe: Kein Ladeweg, bei dem sie genau sind, war hier schneller.</translation>
    </message>
    <message>
        <source>There are two personas named “{0}”.</source>
        <translation>Es gibt zwei Personas namens „{0}“.</translation>
    </message>
    <message>
        <source>There are {0} other machines.</source>
        <translation>Es gibt {0} andere Rechner.</translation>
    </message>
    <message>
        <source>There are {0} personas.</source>
        <translation>Es gibt {0} Personas.</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>Es gibt: {0}.</translation>
    </message>
    <message>
        <source>There can be {0} tool servers at most.</source>
        <translation>Es kann höchstens {0} Werkzeugserver geben.</translation>
    </message>
    <message>
        <source>There is a file {0} already.</source>
        <translation>Es gibt schon eine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no conversation in {0}.</source>
        <translation>In {0} ist kein Gespräch.</translation>
    </message>
    <message>
        <source>There is no device called {0} here.</source>
        <translation>Hier gibt es kein Gerät namens {0}.</translation>
    </message>
    <message>
        <source>There is no file at {0}.</source>
        <translation>Unter {0} ist keine Datei.</translation>
    </message>
    <message>
        <source>There is no file {0} on the hub.</source>
        <translation>Im Hub gibt es keine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no folder or file {0}.</source>
        <translation>Es gibt keinen Ordner und keine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no key for the cloud.</source>
        <translation>Es gibt keinen Schlüssel für die Cloud.</translation>
    </message>
    <message>
        <source>There is no model file {0}.</source>
        <translation>Es gibt keine Modelldatei {0}.</translation>
    </message>
    <message>
        <source>There is no model that answers.</source>
        <translation>Es gibt kein Modell, das antwortet.</translation>
    </message>
    <message>
        <source>There is no model to make smaller.</source>
        <translation>Es gibt kein Modell zum Verkleinern.</translation>
    </message>
    <message>
        <source>There is no question.</source>
        <translation>Es gibt keine Frage.</translation>
    </message>
    <message>
        <source>There is no room for a second context to compare with.</source>
        <translation>Für einen zweiten Kontext zum Vergleichen ist kein Platz.</translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation>Es gibt keine Einstellung namens {0}.</translation>
    </message>
    <message>
        <source>There is no small model that compares questions.</source>
        <translation>Es gibt kein kleines Modell, das Fragen vergleicht.</translation>
    </message>
    <message>
        <source>There is no such tool.</source>
        <translation>Ein solches Werkzeug gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no time zone {0}. It looks like Europe/Berlin.</source>
        <translation>Es gibt keine Zeitzone {0}. Sie sieht aus wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>There is no tool server called {0}.</source>
        <translation>Es gibt keinen Werkzeugserver namens {0}.</translation>
    </message>
    <message>
        <source>There is no {0} on the hub, or it is private.</source>
        <translation>Im Hub gibt es {0} nicht, oder es ist privat.</translation>
    </message>
    <message>
        <source>There is not enough memory for all experts of a layer.</source>
        <translation>Für alle Experten einer Schicht reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory for the experts of the model.</source>
        <translation>Für die Experten des Modells reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory for the part of {0} that stays in it.</source>
        <translation>Für den Teil von {0}, der darin bleibt, reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory for {0} with a context of {1} tokens.</source>
        <translation>Für {0} mit einem Kontext von {1} Token reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory to compare two questions.</source>
        <translation>Um zwei Fragen zu vergleichen, reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory to load {0}.</source>
        <translation>Um {0} zu laden, reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory to measure the model.</source>
        <translation>Um das Modell zu messen, reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory to read the weights ahead.</source>
        <translation>Um die Gewichte vorauszulesen, reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>There is nothing to answer.</source>
        <translation>Es gibt nichts zu beantworten.</translation>
    </message>
    <message>
        <source>There is too little memory to time the engine.</source>
        <translation>Um die Zeiten der Engine zu messen, ist zu wenig Speicher da.</translation>
    </message>
    <message>
        <source>They are in use until you quit; check that the folder is writable and the disk is not full.</source>
        <translation>Sie gelten, bis Sie beenden; prüfen Sie, ob der Ordner beschreibbar und das Laufwerk nicht voll ist.</translation>
    </message>
    <message>
        <source>This answer is not kept any more.</source>
        <translation>Diese Antwort wird nicht mehr behalten.</translation>
    </message>
    <message>
        <source>This chat is private, so nothing of it is sent.</source>
        <translation>Dieser Chat ist privat, daher wird nichts davon gesendet.</translation>
    </message>
    <message>
        <source>This chat is private, so nothing of it was sent.</source>
        <translation>Dieser Chat ist privat, daher wurde nichts davon gesendet.</translation>
    </message>
    <message>
        <source>This conversation is longer than the model reads at once.</source>
        <translation>Dieses Gespräch ist länger, als das Modell auf einmal liest.</translation>
    </message>
    <message>
        <source>This conversation is not in the history any more.</source>
        <translation>Dieses Gespräch ist nicht mehr im Verlauf.</translation>
    </message>
    <message>
        <source>This encoder gives all questions the same vector.</source>
        <translation>Dieser Encoder gibt allen Fragen denselben Vektor.</translation>
    </message>
    <message>
        <source>This encoder gives vectors that are no numbers.</source>
        <translation>Dieser Encoder gibt Vektoren, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>This engine has a model already.</source>
        <translation>Diese Engine hat schon ein Modell.</translation>
    </message>
    <message>
        <source>This engine was built without lending.</source>
        <translation>Diese Engine wurde ohne Leihen gebaut.</translation>
    </message>
    <message>
        <source>This engine was built without other machines.</source>
        <translation>Diese Engine wurde ohne andere Rechner gebaut.</translation>
    </message>
    <message>
        <source>This is a private chat, so nothing was sent to another machine.</source>
        <translation>Das ist ein privater Chat, daher wurde nichts an einen anderen Rechner gesendet.</translation>
    </message>
    <message>
        <source>This is more than the model reads at once.</source>
        <translation>Das ist mehr, als das Modell auf einmal liest.</translation>
    </message>
    <message>
        <source>This is not the recovery passphrase of these files.</source>
        <translation>Das ist nicht die Wiederherstellungs-Passphrase dieser Dateien.</translation>
    </message>
    <message>
        <source>This kind of model takes weights apart that would be read from the disk.</source>
        <translation>Diese Art von Modell zerlegt Gewichte, die vom Laufwerk gelesen würden.</translation>
    </message>
    <message>
        <source>This kind of model uses its table of tokens in a way that cannot be read from the disk.</source>
        <translation>Diese Art von Modell benutzt ihre Tokentabelle so, dass sie nicht vom Laufwerk gelesen werden kann.</translation>
    </message>
    <message>
        <source>This machine has no keyring to keep a key in.</source>
        <translation>Dieser Rechner hat keinen Schlüsselbund für einen Schlüssel.</translation>
    </message>
    <message>
        <source>This machine&apos;s own model still answers.</source>
        <translation>Das Modell dieses Rechners antwortet weiterhin.</translation>
    </message>
    <message>
        <source>This may cost {0}; of {1} for {2} {3} are left, so nothing was sent.</source>
        <translation>Das kann {0} kosten; von {1} für {2} sind {3} übrig, daher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>This model cannot fill a gap before a given ending.</source>
        <translation>Dieses Modell kann keine Lücke vor einem gegebenen Ende füllen.</translation>
    </message>
    <message>
        <source>This model does not compare texts.</source>
        <translation>Dieses Modell vergleicht keine Texte.</translation>
    </message>
    <message>
        <source>This model gives no vectors.</source>
        <translation>Dieses Modell gibt keine Vektoren.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Versuchen Sie es in ein paar Minuten noch einmal.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Try again later, or use another mirror.</source>
        <translation>Versuchen Sie es später noch einmal, oder nehmen Sie einen anderen Spiegelserver.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Try again, or keep the answer of this machine.</source>
        <translation>Versuchen Sie es noch einmal, oder bleiben Sie bei der Antwort dieses Rechners.</translation>
    </message>
    <message>
        <source>Try again, or use another mirror.</source>
        <translation>Versuchen Sie es noch einmal, oder nehmen Sie einen anderen Spiegelserver.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Try again; the log in the data folder has the details.</source>
        <translation>Versuchen Sie es noch einmal; Einzelheiten stehen im Protokoll im Datenordner.</translation>
    </message>
    <message>
        <source>Try another file, or a mirror.</source>
        <translation>Versuchen Sie eine andere Datei oder einen Spiegelserver.</translation>
    </message>
    <message>
        <source>Tune models in idle time</source>
        <translation>Modelle im Leerlauf abstimmen</translation>
    </message>
    <message>
        <source>Turn encryption on first.</source>
        <translation>Schalten Sie zuerst die Verschlüsselung ein.</translation>
    </message>
    <message>
        <source>Turn it off in Settings to ask the cloud.</source>
        <translation>Schalten Sie es in den Einstellungen aus, um die Cloud zu fragen.</translation>
    </message>
    <message>
        <source>Turn off &quot;Never contact the model hub&quot;.</source>
        <translation>Schalten Sie „Den Modell-Hub nie kontaktieren“ aus.</translation>
    </message>
    <message>
        <source>Turn off &quot;Stay on this machine&quot;.</source>
        <translation>Schalten Sie „Auf diesem Rechner bleiben“ aus.</translation>
    </message>
    <message>
        <source>Turn one of the two off.</source>
        <translation>Schalten Sie eines von beiden aus.</translation>
    </message>
    <message>
        <source>Two questions could not be compared.</source>
        <translation>Zwei Fragen konnten nicht verglichen werden.</translation>
    </message>
    <message>
        <source>Type something first.</source>
        <translation>Geben Sie zuerst etwas ein.</translation>
    </message>
    <message>
        <source>Unlock or install a keyring (such as GNOME Keyring or KWallet), or set {0}.</source>
        <translation>Entsperren oder installieren Sie einen Schlüsselbund (etwa GNOME-Schlüsselbund oder KWallet), oder setzen Sie {0}.</translation>
    </message>
    <message>
        <source>Unlock them with the recovery passphrase first.</source>
        <translation>Entsperren Sie sie zuerst mit der Wiederherstellungs-Passphrase.</translation>
    </message>
    <message>
        <source>Unlock them with the recovery passphrase in the window, or set {0}.</source>
        <translation>Entsperren Sie sie im Fenster mit der Wiederherstellungs-Passphrase, oder setzen Sie {0}.</translation>
    </message>
    <message>
        <source>Unpack it, and choose files below {0} MB.</source>
        <translation>Entpacken Sie es, und wählen Sie Dateien unter {0} MB.</translation>
    </message>
    <message>
        <source>Unset that variable to use the hub.</source>
        <translation>Löschen Sie diese Variable, um den Hub zu benutzen.</translation>
    </message>
    <message>
        <source>Unset that variable, then start again.</source>
        <translation>Löschen Sie diese Variable, dann starten Sie neu.</translation>
    </message>
    <message>
        <source>Use an https address; plain http is for this machine only, such as http://127.0.0.1:8080/v1.</source>
        <translation>Nehmen Sie eine https-Adresse; einfaches http ist nur für diesen Rechner, etwa http://127.0.0.1:8080/v1.</translation>
    </message>
    <message>
        <source>Use another mirror.</source>
        <translation>Nehmen Sie einen anderen Spiegelserver.</translation>
    </message>
    <message>
        <source>Use one of them at a time.</source>
        <translation>Benutzen Sie jeweils nur eines davon.</translation>
    </message>
    <message>
        <source>Vectors of {0} numbers are too long.</source>
        <translation>Vektoren aus {0} Zahlen sind zu lang.</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>Warten Sie ein wenig und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>Warten Sie auf das Ende, oder stoppen Sie es.</translation>
    </message>
    <message>
        <source>Wait for that download to end.</source>
        <translation>Warten Sie, bis jener Download fertig ist.</translation>
    </message>
    <message>
        <source>Wait for their end.</source>
        <translation>Warten Sie auf deren Ende.</translation>
    </message>
    <message>
        <source>Wait half a minute, then try again.</source>
        <translation>Warten Sie eine halbe Minute, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it.</source>
        <translation>Warten Sie, bis das fertig ist, oder beenden Sie es.</translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation>Warten Sie, bis das fertig ist.</translation>
    </message>
    <message>
        <source>Wait {0} min, then try again.</source>
        <translation>Warten Sie {0} min und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Wanted wait for a first word</source>
        <translation>Gewünschte Wartezeit auf das erste Wort</translation>
    </message>
    <message>
        <source>Weights in other forms may hold code and are not fetched; choose another repository.</source>
        <translation>Gewichte in anderer Form können Code enthalten und werden nicht geladen; wählen Sie ein anderes Repository.</translation>
    </message>
    <message>
        <source>Weights in other forms may hold code and are not read; save the model as one safetensors file.</source>
        <translation>Gewichte in anderer Form können Code enthalten und werden nicht gelesen; speichern Sie das Modell als eine safetensors-Datei.</translation>
    </message>
    <message>
        <source>What came so far is kept; ask again for a whole answer.</source>
        <translation>Was schon da ist, bleibt; fragen Sie noch einmal nach einer ganzen Antwort.</translation>
    </message>
    <message>
        <source>What happens when this machine&apos;s answer may be wrong. Each conversation can differ.</source>
        <translation>Was geschieht, wenn die Antwort dieses Rechners falsch sein könnte. Jedes Gespräch kann abweichen.</translation>
    </message>
    <message>
        <source>What it takes for a million tokens of answers.</source>
        <translation>Was er für eine Million Token an Antworten verlangt.</translation>
    </message>
    <message>
        <source>What the encoder has learned could not be written to {0}.</source>
        <translation>Was der Encoder gelernt hat, konnte nicht nach {0} geschrieben werden.</translation>
    </message>
    <message>
        <source>What the endpoint takes for a million tokens of questions, in your currency.</source>
        <translation>Was der Endpunkt für eine Million Token an Fragen verlangt, in Ihrer Währung.</translation>
    </message>
    <message>
        <source>What the model goes on with when a conversation is longer than the context. Leaving out reads the rest again; summing up takes as long as a short answer, now and then; keeping goes on at once, also in the middle of an answer, with less and less of the middle.</source>
        <translation>Womit das Modell weitermacht, wenn ein Gespräch länger ist als der Kontext. Weglassen liest den Rest neu; Zusammenfassen dauert ab und zu so lange wie eine kurze Antwort; Behalten macht sofort weiter, auch mitten in einer Antwort, mit immer weniger von der Mitte.</translation>
    </message>
    <message>
        <source>What the model has read of your conversations is kept on the disk, so that they go on at once. Those that were used longest ago go first; private chats are never kept.</source>
        <translation>Was das Modell von Ihren Gesprächen gelesen hat, bleibt auf dem Laufwerk, damit sie sofort weitergehen. Die am längsten nicht benutzten gehen zuerst; private Chats werden nie behalten.</translation>
    </message>
    <message>
        <source>What the model is told before every conversation.</source>
        <translation>Was dem Modell vor jedem Gespräch gesagt wird.</translation>
    </message>
    <message>
        <source>What would be sent has changed since you agreed to it, so nothing was sent.</source>
        <translation>Was gesendet würde, hat sich seit Ihrer Zustimmung geändert, daher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>When it is full</source>
        <translation>Wenn er voll ist</translation>
    </message>
    <message>
        <source>When no question comes for this long, the model leaves memory. The next question loads it again.</source>
        <translation>Kommt so lange keine Frage, verlässt das Modell den Speicher. Die nächste Frage lädt es wieder.</translation>
    </message>
    <message>
        <source>Where it may help</source>
        <translation>Wo sie helfen kann</translation>
    </message>
    <message>
        <source>Where the model&apos;s weights lie. Reading from disk needs little memory and is slower.</source>
        <translation>Wo die Gewichte des Modells liegen. Vom Laufwerk zu lesen braucht wenig Speicher und ist langsamer.</translation>
    </message>
    <message>
        <source>With the context full, about {0} tokens/s.</source>
        <translation>Mit vollem Kontext etwa {0} Token/s.</translation>
    </message>
    <message>
        <source>Words and names of your own, one a line; hidden from the cloud wherever they stand.</source>
        <translation>Eigene Wörter und Namen, je Zeile eines; vor der Cloud verborgen, wo immer sie stehen.</translation>
    </message>
    <message>
        <source>Works in every program. On Wayland the desktop may ask you first, or choose another key.</source>
        <translation>Funktioniert in jedem Programm. Unter Wayland fragt der Desktop vielleicht zuerst oder wählt eine andere Taste.</translation>
    </message>
    <message>
        <source>Write a question.</source>
        <translation>Schreiben Sie eine Frage.</translation>
    </message>
    <message>
        <source>Write it as `ffn_(up|down)_exps`.</source>
        <translation>Schreiben Sie es als `ffn_(up|down)_exps`.</translation>
    </message>
    <message>
        <source>Write it as host:port, such as 127.0.0.1:50052.</source>
        <translation>Schreiben Sie es als Rechner:Port, etwa 127.0.0.1:50052.</translation>
    </message>
    <message>
        <source>Write it as: address model price-read price-written seconds, under Cloud in Settings.</source>
        <translation>Schreiben Sie ihn als: Adresse Modell Preis-gelesen Preis-geschrieben Sekunden, in den Einstellungen unter „Cloud“.</translation>
    </message>
    <message>
        <source>Write owner/name, owner/name:Q4_K_M or owner/name/file.gguf.</source>
        <translation>Schreiben Sie besitzer/name, besitzer/name:Q4_K_M oder besitzer/name/datei.gguf.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and their key is not in the keyring of this system.</source>
        <translation>Ihre Gespräche sind verschlüsselt, und ihr Schlüssel ist nicht im Schlüsselbund dieses Systems.</translation>
    </message>
    <message>
        <source>Your conversations are locked.</source>
        <translation>Ihre Gespräche sind gesperrt.</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>per million tokens</source>
        <translation>je Million Token</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>sentence-transformers cannot load {0}: {1}.</source>
        <translation>sentence-transformers kann {0} nicht laden: {1}.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>{0} Give it with {1}.</source>
        <translation>{0} Geben Sie es mit {1} an.</translation>
    </message>
    <message>
        <source>{0} It goes on from {1}.</source>
        <translation>{0} Es geht weiter bei {1}.</translation>
    </message>
    <message>
        <source>{0} MB are too little to lend.</source>
        <translation>{0} MB sind zu wenig zum Leihen.</translation>
    </message>
    <message>
        <source>{0} Next try in {1} s.</source>
        <translation>{0} Nächster Versuch in {1} s.</translation>
    </message>
    <message>
        <source>{0} The default is used.</source>
        <translation>{0} Die Voreinstellung gilt.</translation>
    </message>
    <message>
        <source>{0} The model was loaded without it, and the answer goes on.</source>
        <translation>{0} Das Modell wurde ohne ihn geladen, und die Antwort geht weiter.</translation>
    </message>
    <message>
        <source>{0} The model was loaded without it.</source>
        <translation>{0} Das Modell wurde ohne ihn geladen.</translation>
    </message>
    <message>
        <source>{0} arrived damaged from {1}: its checksum is wrong.</source>
        <translation>{0} kam von {1} beschädigt an: Die Prüfsumme stimmt nicht.</translation>
    </message>
    <message>
        <source>{0} became shorter while it was read.</source>
        <translation>{0} wurde beim Lesen kürzer.</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1}).</source>
        <translation>{0} lässt sich nicht löschen ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be made smaller than {1}.</source>
        <translation>{0} lässt sich nicht kleiner machen als {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation>{0} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}).</source>
        <translation>{0} lässt sich nicht lesen ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>{0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{0} cannot be replaced ({1}).</source>
        <translation>{0} lässt sich nicht ersetzen ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1}).</source>
        <translation>{0} lässt sich nicht benutzen ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be used for the cloud.</source>
        <translation>{0} kann nicht für die Cloud benutzt werden.</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}).</source>
        <translation>{0} lässt sich nicht schreiben ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be {1}.</source>
        <translation>{0} kann nicht {1} sein.</translation>
    </message>
    <message>
        <source>{0} cannot go on in the middle: it starts over.</source>
        <translation>{0} kann nicht mittendrin weitermachen: Es beginnt von vorn.</translation>
    </message>
    <message>
        <source>{0} describes no tool server.</source>
        <translation>{0} beschreibt keinen Werkzeugserver.</translation>
    </message>
    <message>
        <source>{0} does not answer as a machine that lends.</source>
        <translation>{0} antwortet nicht wie ein Rechner, der leiht.</translation>
    </message>
    <message>
        <source>{0} does not answer.</source>
        <translation>{0} antwortet nicht.</translation>
    </message>
    <message>
        <source>{0} does not give parts of files.</source>
        <translation>{0} gibt keine Teile von Dateien her.</translation>
    </message>
    <message>
        <source>{0} does not have the key that this machine has.</source>
        <translation>{0} hat nicht den Schlüssel, den dieser Rechner hat.</translation>
    </message>
    <message>
        <source>{0} does not lend: {1}</source>
        <translation>{0} leiht nicht: {1}</translation>
    </message>
    <message>
        <source>{0} does not say how large {1} is.</source>
        <translation>{0} sagt nicht, wie groß {1} ist.</translation>
    </message>
    <message>
        <source>{0} downloads or checks are under way.</source>
        <translation>{0} Downloads oder Prüfungen laufen.</translation>
    </message>
    <message>
        <source>{0} gave an answer that makes no sense.</source>
        <translation>{0} gab eine Antwort, die keinen Sinn ergibt.</translation>
    </message>
    <message>
        <source>{0} gave another part of {1} than asked for.</source>
        <translation>{0} gab einen anderen Teil von {1} als verlangt.</translation>
    </message>
    <message>
        <source>{0} gave something else than vectors.</source>
        <translation>{0} gab etwas anderes als Vektoren.</translation>
    </message>
    <message>
        <source>{0} has another version of Inglenook.</source>
        <translation>{0} hat eine andere Version von Inglenook.</translation>
    </message>
    <message>
        <source>{0} has had too many requests from here (status 429).</source>
        <translation>{0} hat von hier zu viele Anfragen bekommen (Status 429).</translation>
    </message>
    <message>
        <source>{0} has its weights in {1} only.</source>
        <translation>{0} hat seine Gewichte nur in {1}.</translation>
    </message>
    <message>
        <source>{0} has less room than {1} needs.</source>
        <translation>{0} hat weniger Platz, als {1} braucht.</translation>
    </message>
    <message>
        <source>{0} has neither a {1} nor a GGUF file.</source>
        <translation>{0} hat weder {1} noch eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>{0} has no GGUF model.</source>
        <translation>{0} hat kein GGUF-Modell.</translation>
    </message>
    <message>
        <source>{0} has no WordPiece vocabulary: vocab.txt is missing or lacks tokens such as [CLS].</source>
        <translation>{0} hat kein WordPiece-Vokabular: vocab.txt fehlt oder hat Tokens wie [CLS] nicht.</translation>
    </message>
    <message>
        <source>{0} has no experts that could be kept in a cache.</source>
        <translation>{0} hat keine Experten, die in einem Cache gehalten werden könnten.</translation>
    </message>
    <message>
        <source>{0} has no file {1}.</source>
        <translation>{0} hat keine Datei {1}.</translation>
    </message>
    <message>
        <source>{0} has no model.safetensors.</source>
        <translation>{0} hat keine model.safetensors.</translation>
    </message>
    <message>
        <source>{0} has no such revision.</source>
        <translation>{0} hat keine solche Revision.</translation>
    </message>
    <message>
        <source>{0} has nothing to lend.</source>
        <translation>{0} hat nichts zu leihen.</translation>
    </message>
    <message>
        <source>{0} has several models, so say which.</source>
        <translation>{0} hat mehrere Modelle; sagen Sie, welches.</translation>
    </message>
    <message>
        <source>{0} has weights only.</source>
        <translation>{0} hat nur Gewichte.</translation>
    </message>
    <message>
        <source>{0} has {1} GB of weights, and beside the model that answers an encoder may take {2} GB.</source>
        <translation>{0} hat {1} GB Gewichte, und neben dem Modell, das antwortet, darf ein Encoder {2} GB brauchen.</translation>
    </message>
    <message>
        <source>{0} has {1} and is that small already.</source>
        <translation>{0} hat {1} und ist schon so klein.</translation>
    </message>
    <message>
        <source>{0} holds too many folders to search.</source>
        <translation>{0} enthält zu viele Ordner zum Durchsuchen.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{0} is another machine, and there is no key to know it by.</source>
        <translation>{0} ist ein anderer Rechner, und es gibt keinen Schlüssel, an dem man ihn erkennt.</translation>
    </message>
    <message>
        <source>{0} is being downloaded already.</source>
        <translation>{0} wird schon heruntergeladen.</translation>
    </message>
    <message>
        <source>{0} is busy (status {1}).</source>
        <translation>{0} ist überlastet (Status {1}).</translation>
    </message>
    <message>
        <source>{0} is damaged, or is protected by a password.</source>
        <translation>{0} ist beschädigt oder mit einem Passwort geschützt.</translation>
    </message>
    <message>
        <source>{0} is damaged.</source>
        <translation>{0} ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} is damaged: it is no JSON.</source>
        <translation>{0} ist beschädigt: Es ist kein JSON.</translation>
    </message>
    <message>
        <source>{0} is gated, and the account of your token has no access to it.</source>
        <translation>{0} ist geschützt, und das Konto Ihres Tokens hat keinen Zugang.</translation>
    </message>
    <message>
        <source>{0} is gated: its terms must be accepted before it can be downloaded.</source>
        <translation>{0} ist geschützt: Vor dem Download müssen die Bedingungen angenommen werden.</translation>
    </message>
    <message>
        <source>{0} is larger than such a file can be.</source>
        <translation>{0} ist größer, als so eine Datei sein kann.</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>{0} fehlt.</translation>
    </message>
    <message>
        <source>{0} is no GGUF model, although it arrived as it is on the hub; it is deleted again.</source>
        <translation>{0} ist kein GGUF-Modell, obwohl es so angekommen ist, wie es im Hub liegt; es wurde wieder gelöscht.</translation>
    </message>
    <message>
        <source>{0} is no JSON that can be read.</source>
        <translation>{0} ist kein lesbares JSON.</translation>
    </message>
    <message>
        <source>{0} is no arithmetic.</source>
        <translation>{0} ist keine Rechnung.</translation>
    </message>
    <message>
        <source>{0} is no date. Write it as YYYY-MM-DD.</source>
        <translation>{0} ist kein Datum. Schreiben Sie es als JJJJ-MM-TT.</translation>
    </message>
    <message>
        <source>{0} is no embedding model: its header names no way to make one vector of a text.</source>
        <translation>{0} ist kein Embedding-Modell: sein Kopf nennt keine Art, aus einem Text einen Vektor zu machen.</translation>
    </message>
    <message>
        <source>{0} is no folder of an encoder: it has no config.json.</source>
        <translation>{0} ist kein Ordner eines Encoders: er hat keine config.json.</translation>
    </message>
    <message>
        <source>{0} is no model that answers questions.</source>
        <translation>{0} ist kein Modell, das Fragen beantwortet.</translation>
    </message>
    <message>
        <source>{0} is no pattern for names of tensors.</source>
        <translation>{0} ist kein Muster für Namen von Tensoren.</translation>
    </message>
    <message>
        <source>{0} is not a chat of GPT4All.</source>
        <translation>{0} ist kein Chat von GPT4All.</translation>
    </message>
    <message>
        <source>{0} is not a possible name for a part of a model.</source>
        <translation>{0} ist kein möglicher Name für einen Teil eines Modells.</translation>
    </message>
    <message>
        <source>{0} is not a possible name of a file.</source>
        <translation>{0} ist kein möglicher Dateiname.</translation>
    </message>
    <message>
        <source>{0} is not a possible name of a repository.</source>
        <translation>{0} ist kein möglicher Name eines Repositorys.</translation>
    </message>
    <message>
        <source>{0} is not an address.</source>
        <translation>{0} ist keine Adresse.</translation>
    </message>
    <message>
        <source>{0} is not an export that Inglenook knows.</source>
        <translation>{0} ist kein Export, den Inglenook kennt.</translation>
    </message>
    <message>
        <source>{0} is not the address of another machine.</source>
        <translation>{0} ist nicht die Adresse eines anderen Rechners.</translation>
    </message>
    <message>
        <source>{0} is not there any more, so only questions in the same words are found.</source>
        <translation>{0} ist nicht mehr da, darum werden nur Fragen in denselben Worten gefunden.</translation>
    </message>
    <message>
        <source>{0} is part {1} of {2} of a model.</source>
        <translation>{0} ist Teil {1} von {2} eines Modells.</translation>
    </message>
    <message>
        <source>{0} is removed, but its values are still in the keyring.</source>
        <translation>{0} ist entfernt, aber seine Werte liegen noch im Schlüsselbund.</translation>
    </message>
    <message>
        <source>{0} is the model in use.</source>
        <translation>{0} ist das Modell in Gebrauch.</translation>
    </message>
    <message>
        <source>{0} is too large to be a list of tool servers.</source>
        <translation>{0} ist zu groß für eine Liste von Werkzeugservern.</translation>
    </message>
    <message>
        <source>{0} is too large.</source>
        <translation>{0} ist zu groß.</translation>
    </message>
    <message>
        <source>{0} knows other words than {1}, so it cannot draft for it.</source>
        <translation>{0} kennt andere Wörter als {1} und kann daher nicht für es entwerfen.</translation>
    </message>
    <message>
        <source>{0} lacks weights of a BERT encoder, such as {1}.</source>
        <translation>{0} fehlen Gewichte eines BERT-Encoders, etwa {1}.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer does not fit.</source>
        <translation>Es fehlen noch {0} Urteile, bevor etwas gelernt werden kann, darunter {1}, dass eine Antwort nicht passt.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer fits and {2} that it does not.</source>
        <translation>Es fehlen noch {0} Urteile, bevor etwas gelernt werden kann, darunter {1}, dass eine Antwort passt, und {2}, dass sie nicht passt.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer fits.</source>
        <translation>Es fehlen noch {0} Urteile, bevor etwas gelernt werden kann, darunter {1}, dass eine Antwort passt.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned.</source>
        <translation>Es fehlen noch {0} Urteile, bevor etwas gelernt werden kann.</translation>
    </message>
    <message>
        <source>{0} names no model of the hub.</source>
        <translation>{0} nennt kein Modell des Hubs.</translation>
    </message>
    <message>
        <source>{0} names no tool servers.</source>
        <translation>{0} nennt keine Werkzeugserver.</translation>
    </message>
    <message>
        <source>{0} needs at least {1} MB, and may use {2} MB.</source>
        <translation>{0} braucht mindestens {1} MB und darf {2} MB belegen.</translation>
    </message>
    <message>
        <source>{0} needs {1} GB more, and {2} has {3} GB free, of which {4} GB are left alone.</source>
        <translation>{0} braucht noch {1} GB, und {2} hat {3} GB frei, von denen {4} GB frei bleiben sollen.</translation>
    </message>
    <message>
        <source>{0} placeholders in the answer stand for nothing that was hidden.</source>
        <translation>{0} Platzhalter in der Antwort stehen für nichts, was verborgen wurde.</translation>
    </message>
    <message>
        <source>{0} ranks texts for a query and gives no vectors.</source>
        <translation>{0} ordnet Texte nach einer Anfrage und gibt keine Vektoren.</translation>
    </message>
    <message>
        <source>{0} refuses {1} (status {2}).</source>
        <translation>{0} verweigert {1} (Status {2}).</translation>
    </message>
    <message>
        <source>{0} sends nothing.</source>
        <translation>{0} sendet nichts.</translation>
    </message>
    <message>
        <source>{0} would take {1} GB of memory, and beside the model that answers an encoder may take {2} GB.</source>
        <translation>{0} würde {1} GB Speicher brauchen, und neben dem Modell, das antwortet, darf ein Encoder {2} GB brauchen.</translation>
    </message>
    <message>
        <source>{0}; what has arrived is kept.</source>
        <translation>{0}; was da ist, bleibt.</translation>
    </message>
    <message>
        <source>“Ask the cloud” may read it whole; or choose a longer context in Settings.</source>
        <translation>„Cloud fragen“ liest vielleicht alles; oder wählen Sie in den Einstellungen einen längeren Kontext.</translation>
    </message>
    <message>
        <source>“{0}” is too long.</source>
        <translation>„{0}“ ist zu lang.</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>eine Woche</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>ein Jahr</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>ein Monat</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Umschreiben</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Encrypted are: conversations with what was attached to them, remembered answers, the record of what left this machine, what was learned from your verdicts, and what the engine keeps of conversations. Who takes the disk or a backup reads none of it.</source>
        <translation>Verschlüsselt werden: Gespräche mit ihren Anhängen, gemerkte Antworten, das Verzeichnis dessen, was diesen Rechner verlassen hat, das aus Ihren Urteilen Gelernte und was die Engine von Gesprächen aufbewahrt. Wer die Festplatte oder eine Sicherung an sich nimmt, liest nichts davon.</translation>
    </message>
    <message>
        <source>Not covered are: settings, personas, models, files you export, what programs can see while you are logged in, and copies that a disk or a backup has kept from before.</source>
        <translation>Nicht erfasst sind: Einstellungen, Personas, Modelle, Dateien, die Sie exportieren, was Programme sehen können, solange Sie angemeldet sind, und Kopien, die eine Festplatte oder Sicherung von früher behalten hat.</translation>
    </message>
    <message>
        <source>Searching takes about a fifth longer. The key goes into the keyring of this system, if there is one. Without that key, only the recovery passphrase brings your conversations back; nobody else can.</source>
        <translation>Suchen dauert etwa ein Fünftel länger. Der Schlüssel kommt in den Schlüsselbund dieses Systems, wenn es einen hat. Ohne diesen Schlüssel bringt nur die Wiederherstellungs-Passphrase Ihre Gespräche zurück; niemand sonst kann das.</translation>
    </message>
    <message>
        <source>Keep this recovery passphrase in a safe place. It opens your conversations where the keyring does not, for example on another computer. Inglenook does not store it.</source>
        <translation>Bewahren Sie diese Wiederherstellungs-Passphrase an einem sicheren Ort auf. Sie öffnet Ihre Gespräche, wo der Schlüsselbund es nicht tut, etwa auf einem anderen Rechner. Inglenook speichert sie nicht.</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <translation>Verschlüsseln …</translation>
    </message>
    <message>
        <source>Decrypt…</source>
        <translation>Entschlüsseln …</translation>
    </message>
    <message>
        <source>New passphrase…</source>
        <translation>Neue Passphrase …</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <source>Files that are written anew</source>
        <translation>Dateien, die neu geschrieben werden</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Verschlüsseln</translation>
    </message>
    <message>
        <source>Whoever can read the files of this computer can read your conversations then.</source>
        <translation>Wer die Dateien dieses Rechners lesen kann, kann dann auch Ihre Gespräche lesen.</translation>
    </message>
    <message>
        <source>Decrypt</source>
        <translation>Entschlüsseln</translation>
    </message>
    <message>
        <source>Keep everything without encryption again?</source>
        <translation>Alles wieder unverschlüsselt aufbewahren?</translation>
    </message>
    <message>
        <source>Your conversations are encrypted and locked: their key is not in the keyring.</source>
        <translation>Ihre Gespräche sind verschlüsselt und gesperrt: Ihr Schlüssel ist nicht im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Some files are still as they were before; they follow with the next start of Inglenook.</source>
        <translation>Einige Dateien sind noch wie zuvor; sie folgen beim nächsten Start von Inglenook.</translation>
    </message>
    <message>
        <source>What Inglenook keeps is encrypted. There is no keyring here, so each start asks for the passphrase.</source>
        <translation>Was Inglenook aufbewahrt, ist verschlüsselt. Hier gibt es keinen Schlüsselbund, daher wird bei jedem Start nach der Passphrase gefragt.</translation>
    </message>
    <message>
        <source>What Inglenook keeps is encrypted.</source>
        <translation>Was Inglenook aufbewahrt, ist verschlüsselt.</translation>
    </message>
    <message>
        <source>What Inglenook keeps is not encrypted. Only you can open its files, on this system.</source>
        <translation>Was Inglenook aufbewahrt, ist nicht verschlüsselt. Auf diesem System können nur Sie die Dateien öffnen.</translation>
    </message>
    <message>
        <source>Files that were damaged once are kept aside and are not encrypted: {names}. Delete them if you can.</source>
        <translation>Dateien, die einmal beschädigt waren, liegen beiseite und sind nicht verschlüsselt: {names}. Löschen Sie sie, wenn Sie können.</translation>
    </message>
    <message>
        <source>Recovery passphrase</source>
        <translation>Wiederherstellungs-Passphrase</translation>
    </message>
    <message>
        <source>Copy the passphrase</source>
        <translation>Passphrase kopieren</translation>
    </message>
    <message>
        <source>I have written it down or stored it elsewhere</source>
        <translation>Ich habe sie aufgeschrieben oder anderswo gespeichert</translation>
    </message>
    <message>
        <source>This one cannot be guessed. Your own may have {count} characters or more.</source>
        <translation>Diese lässt sich nicht erraten. Eine eigene muss mindestens {count} Zeichen haben.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and their key is not in the keyring of this system. Type the recovery passphrase that you kept. What you ask before that is not kept.</source>
        <translation>Ihre Gespräche sind verschlüsselt, und ihr Schlüssel ist nicht im Schlüsselbund dieses Systems. Geben Sie die aufbewahrte Wiederherstellungs-Passphrase ein. Was Sie vorher fragen, wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>needs {0} at {1} context even with its weights on disk</source>
        <translation>braucht {0} bei {1} Kontext, selbst mit den Gewichten auf der Festplatte</translation>
    </message>
    <message>
        <source>needs {0} at {1} context</source>
        <translation>braucht {0} bei {1} Kontext</translation>
    </message>
    <message>
        <source>{0} free once the loaded model has left ({1}), a part of which stays for other programs</source>
        <translation>{0} frei, sobald das geladene Modell gegangen ist ({1}), wovon ein Teil für andere Programme bleibt</translation>
    </message>
    <message>
        <source>{0} free once the loaded model has left ({1})</source>
        <translation>{0} frei, sobald das geladene Modell gegangen ist ({1})</translation>
    </message>
    <message>
        <source>{0} free, a part of which stays for other programs</source>
        <translation>{0} frei, wovon ein Teil für andere Programme bleibt</translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation>{0} frei</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
    <message>
        <source>{0} of the weights come from disk for each token, so at least {1}</source>
        <translation>{0} der Gewichte kommen für jedes Token von der Festplatte, daher mindestens {1}</translation>
    </message>
    <message>
        <source>{0} of the weights come from disk for each token, so at most {1}</source>
        <translation>{0} der Gewichte kommen für jedes Token von der Festplatte, daher höchstens {1}</translation>
    </message>
    <message>
        <source>under {0}</source>
        <translation>unter {0}</translation>
    </message>
    <message>
        <source>{0} as published, about {1} in {2}</source>
        <translation>{0} laut Veröffentlichung, etwa {1} in {2}</translation>
    </message>
    <message>
        <source>the same as {0}: no other file that fits is faster</source>
        <translation>dasselbe wie {0}: keine andere passende Datei ist schneller</translation>
    </message>
    <message>
        <source>the same model in a smaller file: {0} times as fast as {1}, and the best answers of all that are that fast</source>
        <translation>dasselbe Modell in einer kleineren Datei: {0}-mal so schnell wie {1}, und die besten Antworten von allen, die so schnell sind</translation>
    </message>
    <message>
        <source>{0} times as fast as {1}, and the best answers of all that are that fast</source>
        <translation>{0}-mal so schnell wie {1}, und die besten Antworten von allen, die so schnell sind</translation>
    </message>
    <message>
        <source>the same model in a smaller file: {0} times as fast as {1}, though under {2}</source>
        <translation>dasselbe Modell in einer kleineren Datei: {0}-mal so schnell wie {1}, aber unter {2}</translation>
    </message>
    <message>
        <source>{0} times as fast as {1}, though under {2}</source>
        <translation>{0}-mal so schnell wie {1}, aber unter {2}</translation>
    </message>
    <message>
        <source>the fastest of all that fit, though under {0}</source>
        <translation>das schnellste von allen, die passen, aber unter {0}</translation>
    </message>
    <message>
        <source>the best answers of all that fit</source>
        <translation>die besten Antworten von allen, die passen</translation>
    </message>
    <message>
        <source>{0}, which does not fit</source>
        <translation>{0}, was nicht passt</translation>
    </message>
    <message>
        <source>{0} once the context is full</source>
        <translation>{0}, sobald der Kontext voll ist</translation>
    </message>
    <message>
        <source>{0}, with weights read from disk</source>
        <translation>{0}, mit Gewichten von der Festplatte</translation>
    </message>
    <message>
        <source>{0} points of {1}</source>
        <translation>{0} Punkte bei {1}</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0} statt {1}</translation>
    </message>
    <message>
        <source>{0} context</source>
        <translation>{0} Kontext</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} Token/s</translation>
    </message>
    <message>
        <source>{0} s a token</source>
        <translation>{0} s pro Token</translation>
    </message>
    <message>
        <source>{0} min a token</source>
        <translation>{0} min pro Token</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Knapp</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Lehrer</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Lektor</translation>
    </message>
    <message>
        <source>Programmer</source>
        <translation>Programmierer</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Übersetzer</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>Kritiker</translation>
    </message>
</context>
</TS>
