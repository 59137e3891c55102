<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en_US">
<context>
    <name></name>
    <message>
        <source>The answer is there: {question}</source>
        <translation>La réponse est là : {question}</translation>
    </message>
    <message>
        <source>Inglenook is still here</source>
        <translation>Inglenook est toujours là</translation>
    </message>
    <message>
        <source>Click its icon for a quick question, or choose Quit in its menu.</source>
        <translation>Cliquez sur son icône pour une question rapide, ou choisissez Quitter dans son menu.</translation>
    </message>
    <message>
        <source>Something went wrong inside Inglenook ({name}).</source>
        <translation>Une erreur s’est produite dans Inglenook ({name}).</translation>
    </message>
    <message>
        <source>Your conversations are safe; the log in the data folder has the details.</source>
        <translation>Vos conversations sont intactes ; le journal du dossier de données contient les détails.</translation>
    </message>
    <message>
        <source>The assistant stopped unexpectedly.</source>
        <translation>L’assistant s’est arrêté de façon inattendue.</translation>
    </message>
    <message>
        <source>It starts again with your next question; your conversations are safe.</source>
        <translation>Il redémarrera à votre prochaine question ; vos conversations sont intactes.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({strerror}).</source>
        <translation>Impossible de lire {name} ({strerror}).</translation>
    </message>
    <message>
        <source>Check that the file is there.</source>
        <translation>Vérifiez que le fichier existe.</translation>
    </message>
    <message>
        <source>{name} is larger than {largest_file} MB.</source>
        <translation>{name} dépasse {largest_file} Mo.</translation>
    </message>
    <message>
        <source>Copy the part that matters into your question.</source>
        <translation>Copiez la partie utile dans votre question.</translation>
    </message>
    <message>
        <source>{name} is not a text file.</source>
        <translation>{name} n’est pas un fichier texte.</translation>
    </message>
    <message>
        <source>Inglenook reads plain text, code, Markdown, CSV and the like.</source>
        <translation>Inglenook lit le texte brut, le code, le Markdown, le CSV et semblables.</translation>
    </message>
    <message>
        <source>Leave out {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Inglenook cannot be started with the computer ({strerror}).</source>
        <translation>Inglenook ne peut pas démarrer avec l’ordinateur ({strerror}).</translation>
    </message>
    <message>
        <source>Add it in your system&apos;s own settings for programs at login.</source>
        <translation>Ajoutez-le dans les réglages du système, parmi les programmes lancés à l’ouverture de session.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Rien pour l’instant.</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Rien de mesuré pour l’instant</translation>
    </message>
    <message>
        <source>{model}: nothing was measured.</source>
        <translation>{model} : rien n’a été mesuré.</translation>
    </message>
    <message>
        <source>{model} reads {reading} and writes {writing} tokens a second with {tokens} tokens before them.</source>
        <translation>{model} lit {reading} et écrit {writing} jetons par seconde, avec {tokens} jetons avant.</translation>
    </message>
    <message>
        <source>quick run</source>
        <translation>essai rapide</translation>
    </message>
    <message>
        <source>full run</source>
        <translation>essai complet</translation>
    </message>
    <message>
        <source>{when}, {kind} of {seconds} s, {machine}.</source>
        <translation>{when}, {kind} de {seconds} s, {machine}.</translation>
    </message>
    <message>
        <source>the same answers</source>
        <translation>les mêmes réponses</translation>
    </message>
    <message>
        <source>other answers: a defect, please report it</source>
        <translation>d’autres réponses : un défaut, merci de le signaler</translation>
    </message>
    <message>
        <source>With drafts: {same}.</source>
        <translation>Avec brouillons : {same}.</translation>
    </message>
    <message>
        <source>Not tuned for this machine yet: that happens by itself in idle time, or now.</source>
        <translation>Pas encore réglé pour cet ordinateur : cela se fait tout seul au repos, ou maintenant.</translation>
    </message>
    <message>
        <source>Tuned for this machine: {changes}. {ratio} times the speed of the defaults.</source>
        <translation>Réglé pour cet ordinateur : {changes}. {ratio} fois la vitesse par défaut.</translation>
    </message>
    <message>
        <source>Tuned for this machine: the defaults are the fastest here.</source>
        <translation>Réglé pour cet ordinateur : les valeurs par défaut sont ici les plus rapides.</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lecture</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>écriture</translation>
    </message>
    <message>
        <source>Quick run</source>
        <translation>Essai rapide</translation>
    </message>
    <message>
        <source>Full run</source>
        <translation>Essai complet</translation>
    </message>
    <message>
        <source>Tune this model</source>
        <translation>Régler ce modèle</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Reading by context length</source>
        <translation>Lecture selon la longueur du contexte</translation>
    </message>
    <message>
        <source>Writing by context length</source>
        <translation>Écriture selon la longueur du contexte</translation>
    </message>
    <message>
        <source>The usual question, from plain to tuned</source>
        <translation>La question habituelle, du plus simple au plus réglé</translation>
    </message>
    <message>
        <source>What techniques are worth</source>
        <translation>Ce qu’apportent les techniques</translation>
    </message>
    <message>
        <source>Writing over the runs of this model</source>
        <translation>Écriture au fil des essais de ce modèle</translation>
    </message>
    <message>
        <source>run {number}</source>
        <translation>essai {number}</translation>
    </message>
    <message>
        <source>How fast this machine answers</source>
        <translation>À quelle vitesse cet ordinateur répond</translation>
    </message>
    <message>
        <source>Share of the measuring that is done</source>
        <translation>Part de la mesure déjà faite</translation>
    </message>
    <message>
        <source>Less than a minute with a small model</source>
        <translation>Moins d’une minute avec un petit modèle</translation>
    </message>
    <message>
        <source>More context lengths and more questions: several minutes</source>
        <translation>Plus de longueurs de contexte et de questions : plusieurs minutes</translation>
    </message>
    <message>
        <source>Find the fastest way of loading this model here; less than a minute with most models</source>
        <translation>Cherche la façon la plus rapide de charger ce modèle ici ; moins d’une minute pour la plupart</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Reading a prompt, by context length</source>
        <translation>Lire une demande, selon la longueur du contexte</translation>
    </message>
    <message>
        <source>Writing an answer, by context length</source>
        <translation>Écrire une réponse, selon la longueur du contexte</translation>
    </message>
    <message>
        <source>The usual question: 400 tokens read, 250 written</source>
        <translation>La question habituelle : 400 jetons lus, 250 écrits</translation>
    </message>
    <message>
        <source>Each technique against doing without it (bars end at 10 ×)</source>
        <translation>Chaque technique par rapport à son absence (barres limitées à 10 ×)</translation>
    </message>
    <message>
        <source>Writing, run by run</source>
        <translation>Écriture, essai par essai</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation>Exporter les résultats</translation>
    </message>
    <message>
        <source>Stopped. What was measured is kept.</source>
        <translation>Arrêté. Ce qui a été mesuré est conservé.</translation>
    </message>
    <message>
        <source>Measured.</source>
        <translation>Mesuré.</translation>
    </message>
    <message>
        <source>Tuned. The next answer is loaded this way.</source>
        <translation>Réglé. La prochaine réponse sera chargée ainsi.</translation>
    </message>
    <message>
        <source>The results are in {path}.</source>
        <translation>Les résultats sont dans {path}.</translation>
    </message>
    <message>
        <source>Nothing has been measured here yet. Start with a quick run.</source>
        <translation>Rien n’a encore été mesuré ici. Commencez par un essai rapide.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Branches</translation>
    </message>
    <message>
        <source>one branch</source>
        <translation>une branche</translation>
    </message>
    <message numerus="yes">
        <source>{count} branches</source>
        <translation>
            <numerusform>{count} branche</numerusform>
            <numerusform>{count} branches</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” has {count}. The one in bold is shown.</source>
        <translation>« {title} » a {count}. Celle en gras est affichée.</translation>
    </message>
    <message>
        <source>Branches of the conversation</source>
        <translation>Branches de la conversation</translation>
    </message>
    <message>
        <source>Show this branch</source>
        <translation>Afficher cette branche</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>Texte de la réponse</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Edit the answer</source>
        <translation>Modifier la réponse</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Keep this answer whatever else must go</source>
        <translation>Garder cette réponse quoi qu’il faille supprimer</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Fausse</translation>
    </message>
    <message>
        <source>This answer is wrong: never give it again</source>
        <translation>Cette réponse est fausse : ne plus jamais la donner</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove this answer</source>
        <translation>Supprimer cette réponse</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Open the conversation it comes from</source>
        <translation>Ouvrir la conversation d’où elle vient</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>Enregistrer la réponse</translation>
    </message>
    <message>
        <source>Save the answer (Ctrl+Enter)</source>
        <translation>Enregistrer la réponse (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Leave the answer as it was</source>
        <translation>Laisser la réponse telle quelle</translation>
    </message>
    <message>
        <source>Leave the answer as it was (Esc)</source>
        <translation>Laisser la réponse telle quelle (Échap)</translation>
    </message>
    <message>
        <source>{what} ({key} in the list)</source>
        <translation>{what} ({key} dans la liste)</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Désépingler</translation>
    </message>
    <message>
        <source>Let this answer go again</source>
        <translation>Permettre que cette réponse soit supprimée</translation>
    </message>
    <message>
        <source>Keep this answer whatever else goes</source>
        <translation>Garder cette réponse quoi qu’il parte</translation>
    </message>
    <message>
        <source>From now on, this text is given.</source>
        <translation>Désormais, ce texte est donné.</translation>
    </message>
    <message>
        <source>Wrong answer</source>
        <translation>Réponse fausse</translation>
    </message>
    <message>
        <source>Gone for good: it is never given again.</source>
        <translation>Partie pour de bon : elle ne sera plus jamais donnée.</translation>
    </message>
    <message>
        <source>Remove answer</source>
        <translation>Supprimer la réponse</translation>
    </message>
    <message>
        <source>The answer is removed.</source>
        <translation>La réponse est supprimée.</translation>
    </message>
    <message>
        <source>You have edited this answer.</source>
        <translation>Vous avez modifié cette réponse.</translation>
    </message>
    <message>
        <source>You have pinned this answer.</source>
        <translation>Vous avez épinglé cette réponse.</translation>
    </message>
    <message>
        <source>{why} Remove it all the same?</source>
        <translation>{why} La supprimer quand même ?</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>Elle ne pourra pas être récupérée.</translation>
    </message>
    <message>
        <source>Nothing is remembered yet.

When a question that was answered before comes up again, its answer is given at once. What depends on the day, on you or on this machine is not remembered.</source>
        <translation>Rien n’est encore retenu.

Quand une question déjà traitée revient, sa réponse est donnée aussitôt. Ce qui dépend du jour, de vous ou de cet ordinateur n’est pas retenu.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>Chercher dans les questions et réponses</translation>
    </message>
    <message>
        <source>Search remembered answers</source>
        <translation>Chercher dans les réponses retenues</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Remembered answers</source>
        <translation>Réponses retenues</translation>
    </message>
    <message>
        <source>{total} found</source>
        <translation>{total} trouvées</translation>
    </message>
    <message>
        <source>No remembered answer has “{query}”.</source>
        <translation>Aucune réponse retenue ne contient « {query} ».</translation>
    </message>
    <message>
        <source>Paused: no answer is given again, and no new one is remembered.</source>
        <translation>En pause : aucune réponse n’est redonnée, aucune n’est retenue.</translation>
    </message>
    <message>
        <source>Answered {when} by {model}</source>
        <translation>Répondue {when} par {model}</translation>
    </message>
    <message>
        <source>Answered {when}</source>
        <translation>Répondue {when}</translation>
    </message>
    <message>
        <source>took {seconds}</source>
        <translation>a pris {seconds}</translation>
    </message>
    <message>
        <source>last {when}</source>
        <translation>la dernière fois {when}</translation>
    </message>
    <message>
        <source>pinned: it stays whatever else must go</source>
        <translation>épinglée : reste quoi qu’il faille supprimer</translation>
    </message>
    <message>
        <source>edited by you</source>
        <translation>modifiée par vous</translation>
    </message>
    <message>
        <source>Given only after: {questions}</source>
        <translation>Donnée seulement après : {questions}</translation>
    </message>
    <message>
        <source>Given only where the same was said before.</source>
        <translation>Donnée seulement si la même chose a été dite avant.</translation>
    </message>
    <message>
        <source>{bytes} of {limit_bytes}</source>
        <translation>{bytes} sur {limit_bytes}</translation>
    </message>
    <message>
        <source>about {seconds_saved} saved</source>
        <translation>environ {seconds_saved} gagnées</translation>
    </message>
    <message>
        <source>{pinned} pinned</source>
        <translation>{pinned} épinglées</translation>
    </message>
    <message>
        <source>Until the encoder is loaded, after the next answer, only questions in the same words match.</source>
        <translation>Tant que l’encodeur n’est pas chargé, après la prochaine réponse, seules les questions aux mêmes mots correspondent.</translation>
    </message>
    <message>
        <source>{comparable} of {entries} are found in other words too; the rest follow.</source>
        <translation>{comparable} sur {entries} se trouvent aussi avec d’autres mots ; les autres suivront.</translation>
    </message>
    <message>
        <source>You found {right} right and {wrong} wrong.</source>
        <translation>Vous en avez jugé {right} justes et {wrong} fausses.</translation>
    </message>
    <message>
        <source>given again once</source>
        <translation>redonnée une fois</translation>
    </message>
    <message>
        <source>never given again</source>
        <translation>jamais redonnée</translation>
    </message>
    <message numerus="yes">
        <source>given again {count} times</source>
        <translation>
            <numerusform>redonnée {count} fois</numerusform>
            <numerusform>redonnée {count} fois</numerusform>
        </translation>
    </message>
    <message>
        <source>expires in {duration}</source>
        <translation>expire dans {duration}</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>expirée</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message numerus="yes">
        <source>{count} days</source>
        <translation>
            <numerusform>{count} jour</numerusform>
            <numerusform>{count} jours</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} kB</source>
        <translation>{number} ko</translation>
    </message>
    <message numerus="yes">
        <source>{count} bytes</source>
        <translation>
            <numerusform>{count} octet</numerusform>
            <numerusform>{count} octets</numerusform>
        </translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 réponse</translation>
    </message>
    <message numerus="yes">
        <source>{count} answers</source>
        <translation>
            <numerusform>{count} réponse</numerusform>
            <numerusform>{count} réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>a day</source>
        <translation>un jour</translation>
    </message>
    <message>
        <source>They cannot be brought back.</source>
        <translation>Elles ne pourront pas être récupérées.</translation>
    </message>
    <message>
        <source>Pause remembering</source>
        <translation>Suspendre la mémoire</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Vider…</translation>
    </message>
    <message>
        <source>Clear remembered answers</source>
        <translation>Vider les réponses retenues</translation>
    </message>
    <message>
        <source>Older than {words}…</source>
        <translation>Plus anciennes que {words}…</translation>
    </message>
    <message>
        <source>From the same conversation as this answer…</source>
        <translation>De la même conversation que cette réponse…</translation>
    </message>
    <message>
        <source>Everything…</source>
        <translation>Tout…</translation>
    </message>
    <message>
        <source>Forget all answers that are older than {words}?</source>
        <translation>Oublier toutes les réponses plus anciennes que {words} ?</translation>
    </message>
    <message>
        <source>Forget all answers from the conversation of this one?</source>
        <translation>Oublier toutes les réponses de la conversation de celle-ci ?</translation>
    </message>
    <message>
        <source>all answers</source>
        <translation>toutes les réponses</translation>
    </message>
    <message>
        <source>Forget everything: {count}?</source>
        <translation>Tout oublier : {count} ?</translation>
    </message>
    <message>
        <source>Learn from them</source>
        <translation>Apprendre de cela</translation>
    </message>
    <message>
        <source>Learn from your verdicts</source>
        <translation>Apprendre de vos jugements</translation>
    </message>
    <message>
        <source>It learns on this machine; that is kept only if your own questions are judged better afterwards.</source>
        <translation>L’apprentissage se fait sur cette machine ; il n’est gardé que si vos propres questions sont mieux jugées ensuite.</translation>
    </message>
    <message>
        <source>Stop learning</source>
        <translation>Arrêter l’apprentissage</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Plus…</translation>
    </message>
    <message>
        <source>What was learned, and from what</source>
        <translation>Ce qui a été appris, et de quoi</translation>
    </message>
    <message>
        <source>Share of the learning that is done</source>
        <translation>Avancement de l’apprentissage</translation>
    </message>
    <message>
        <source>Undo what was learned</source>
        <translation>Annuler ce qui a été appris</translation>
    </message>
    <message>
        <source>Forget the pairs of questions…</source>
        <translation>Oublier les paires de questions…</translation>
    </message>
    <message>
        <source>Forget pairs of questions</source>
        <translation>Oublier les paires de questions</translation>
    </message>
    <message>
        <source>Forget the {count} pairs of questions that you have judged?</source>
        <translation>Oublier les {count} paires de questions que vous avez jugées ?</translation>
    </message>
    <message>
        <source>What was learned from them stays until you undo it.</source>
        <translation>Ce qui en a été appris reste jusqu’à ce que vous l’annuliez.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>It is as it was before it learned.</source>
        <translation>Tout est comme avant l’apprentissage.</translation>
    </message>
    <message>
        <source>Learning from your verdicts</source>
        <translation>Apprend de vos jugements</translation>
    </message>
    <message>
        <source>You have judged {count} pairs of questions: {fitting} share an answer, {unfitting} do not.</source>
        <translation>Vous avez jugé {count} paires de questions : {fitting} ont la même réponse, {unfitting} non.</translation>
    </message>
    <message>
        <source>Learned together with others on {day}.</source>
        <translation>Appris avec d’autres le {day}.</translation>
    </message>
    <message>
        <source>Learned on {day}.</source>
        <translation>Appris le {day}.</translation>
    </message>
    <message>
        <source>It would not surely judge your questions better, so nothing was changed.</source>
        <translation>Vos questions ne seraient pas sûrement mieux jugées, donc rien n’a été changé.</translation>
    </message>
    <message>
        <source>Learned. Of your own pairs that share an answer, {after} are found now instead of {before}; of the others, {wrong} instead of {wrong_before}.</source>
        <translation>Appris. Parmi vos paires ayant la même réponse, {after} sont trouvées maintenant au lieu de {before} ; parmi les autres, {wrong} au lieu de {wrong_before}.</translation>
    </message>
    <message>
        <source>Forget answers</source>
        <translation>Oublier des réponses</translation>
    </message>
    <message>
        <source>Resume remembering</source>
        <translation>Reprendre la mémoire</translation>
    </message>
    <message>
        <source>{answers} forgotten.</source>
        <translation>Oubliées : {answers}.</translation>
    </message>
    <message>
        <source>An answer is being written here.</source>
        <translation>Une réponse est en cours d’écriture ici.</translation>
    </message>
    <message>
        <source>Wait for it, or press Esc to stop it.</source>
        <translation>Attendez-la, ou appuyez sur Échap pour l’arrêter.</translation>
    </message>
    <message>
        <source>What would be sent</source>
        <translation>Ce qui serait envoyé</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Votre question</translation>
    </message>
    <message>
        <source>You, earlier</source>
        <translation>Vous, plus tôt</translation>
    </message>
    <message>
        <source>An earlier answer</source>
        <translation>Une réponse précédente</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>names</source>
        <translation>noms</translation>
    </message>
    <message>
        <source>address</source>
        <translation>adresse</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>adresses</translation>
    </message>
    <message>
        <source>organization</source>
        <translation>organisation</translation>
    </message>
    <message>
        <source>organizations</source>
        <translation>organisations</translation>
    </message>
    <message>
        <source>place</source>
        <translation>lieu</translation>
    </message>
    <message>
        <source>places</source>
        <translation>lieux</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>adresse e-mail</translation>
    </message>
    <message>
        <source>e-mail addresses</source>
        <translation>adresses e-mail</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>numéro de téléphone</translation>
    </message>
    <message>
        <source>phone numbers</source>
        <translation>numéros de téléphone</translation>
    </message>
    <message>
        <source>network address</source>
        <translation>adresse réseau</translation>
    </message>
    <message>
        <source>network addresses</source>
        <translation>adresses réseau</translation>
    </message>
    <message>
        <source>card number</source>
        <translation>numéro de carte</translation>
    </message>
    <message>
        <source>card numbers</source>
        <translation>numéros de carte</translation>
    </message>
    <message>
        <source>bank account</source>
        <translation>compte bancaire</translation>
    </message>
    <message>
        <source>bank accounts</source>
        <translation>comptes bancaires</translation>
    </message>
    <message>
        <source>social security number</source>
        <translation>numéro de sécurité sociale</translation>
    </message>
    <message>
        <source>social security numbers</source>
        <translation>numéros de sécurité sociale</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>date de naissance</translation>
    </message>
    <message>
        <source>birthdays</source>
        <translation>dates de naissance</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>numéro d’identité</translation>
    </message>
    <message>
        <source>ID numbers</source>
        <translation>numéros d’identité</translation>
    </message>
    <message>
        <source>key or password</source>
        <translation>clé ou mot de passe</translation>
    </message>
    <message>
        <source>keys or passwords</source>
        <translation>clés ou mots de passe</translation>
    </message>
    <message>
        <source>word of yours</source>
        <translation>mot à vous</translation>
    </message>
    <message>
        <source>words of yours</source>
        <translation>mots à vous</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>Le masquer</translation>
    </message>
    <message>
        <source>Say less about it</source>
        <translation>En dire moins</translation>
    </message>
    <message>
        <source>Send it as it is</source>
        <translation>L’envoyer tel quel</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>répondue</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>arrêtée par vous</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>end not known</source>
        <translation>fin inconnue</translation>
    </message>
    <message>
        <source>nothing left</source>
        <translation>rien n’est parti</translation>
    </message>
    <message>
        <source>part</source>
        <translation>partie</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>parties</translation>
    </message>
    <message>
        <source>{things} is hidden</source>
        <translation>{things} est masqué</translation>
    </message>
    <message>
        <source>{things} are hidden</source>
        <translation>{things} sont masqués</translation>
    </message>
    <message>
        <source>{things} is sent</source>
        <translation>{things} est envoyé</translation>
    </message>
    <message>
        <source>{things} are sent</source>
        <translation>{things} sont envoyés</translation>
    </message>
    <message>
        <source>Nothing personal was found. Look for yourself: not everything can be found.</source>
        <translation>Rien de personnel n’a été trouvé. Vérifiez vous-même : tout ne peut pas être trouvé.</translation>
    </message>
    <message>
        <source>Choose a marked part to change that. Not everything can be found, so look for yourself.</source>
        <translation>Choisissez une partie marquée pour changer cela. Tout ne peut pas être trouvé : vérifiez vous-même.</translation>
    </message>
    <message numerus="yes">
        <source>{count} more</source>
        <translation>
            <numerusform>{count} autre</numerusform>
            <numerusform>{count} autres</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>masqué</translation>
    </message>
    <message>
        <source>said less precisely</source>
        <translation>dit moins précisément</translation>
    </message>
    <message>
        <source>sent as it is</source>
        <translation>envoyé tel quel</translation>
    </message>
    <message>
        <source>not known: enter the prices in Settings, under Cloud</source>
        <translation>inconnu : indiquez les prix dans Réglages, sous Cloud</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>at most {most}; {left} may be spent now</source>
        <translation>au plus {most} ; {left} peuvent être dépensés maintenant</translation>
    </message>
    <message>
        <source>Only your question</source>
        <translation>Seulement votre question</translation>
    </message>
    <message>
        <source>Your question and 1 earlier message</source>
        <translation>Votre question et 1 message précédent</translation>
    </message>
    <message numerus="yes">
        <source>Your question and {count} earlier messages</source>
        <translation>
            <numerusform>Votre question et {count} message précédent</numerusform>
            <numerusform>Votre question et {count} messages précédents</numerusform>
        </translation>
    </message>
    <message>
        <source>{messages}: {share} of this conversation</source>
        <translation>{messages} : {share} de cette conversation</translation>
    </message>
    <message>
        <source>0 bytes have left this machine in 30 days.</source>
        <translation>0 octet a quitté cet ordinateur en 30 jours.</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 requête</translation>
    </message>
    <message numerus="yes">
        <source>{count} requests</source>
        <translation>
            <numerusform>{count} requête</numerusform>
            <numerusform>{count} requêtes</numerusform>
        </translation>
    </message>
    <message>
        <source>{bytes} bytes have left this machine in 30 days, in {requests}.</source>
        <translation>{bytes} octets ont quitté cet ordinateur en 30 jours, en {requests}.</translation>
    </message>
    <message>
        <source>Spent: {spent_day} of {cap_day} in 24 hours, {spent_month} of {cap_month} in 30 days.</source>
        <translation>Dépensé : {spent_day} sur {cap_day} en 24 heures, {spent_month} sur {cap_month} en 30 jours.</translation>
    </message>
    <message>
        <source>questions go to the cloud with what is personal hidden, without asking you</source>
        <translation>les questions partent vers le cloud, données personnelles masquées, sans vous demander</translation>
    </message>
    <message>
        <source>questions go to the cloud as they are, without asking you</source>
        <translation>les questions partent vers le cloud telles quelles, sans vous demander</translation>
    </message>
    <message>
        <source>the cloud is not proposed</source>
        <translation>le cloud n’est pas proposé</translation>
    </message>
    <message>
        <source>In chat {number}</source>
        <translation>Dans la discussion {number}</translation>
    </message>
    <message>
        <source>In every chat</source>
        <translation>Dans chaque discussion</translation>
    </message>
    <message>
        <source>{number} B</source>
        <translation>{number} o</translation>
    </message>
    <message>
        <source>{several} and {last}</source>
        <translation>{several} et {last}</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Type a command or the title of a conversation</source>
        <translation>Saisissez une commande ou le titre d’une conversation</translation>
    </message>
    <message>
        <source>Command or conversation</source>
        <translation>Commande ou conversation</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Ce qui correspond</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Ask anything</source>
        <translation>Posez votre question</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Ask me each time</source>
        <translation>Me demander à chaque fois</translation>
    </message>
    <message>
        <source>Do the same in this chat</source>
        <translation>Faire de même dans cette discussion</translation>
    </message>
    <message>
        <source>Do the same in every chat</source>
        <translation>Faire de même dans toutes les discussions</translation>
    </message>
    <message>
        <source>This provider can read and keep what you send.</source>
        <translation>Ce fournisseur peut lire et conserver ce que vous envoyez.</translation>
    </message>
    <message>
        <source>Ask the cloud?</source>
        <translation>Demander au cloud ?</translation>
    </message>
    <message>
        <source>The whole request</source>
        <translation>La requête entière</translation>
    </message>
    <message>
        <source>This text would leave your machine. Nothing has been sent yet.</source>
        <translation>Ce texte quitterait votre ordinateur. Rien n’a encore été envoyé.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Coût</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation>Reste ici</translation>
    </message>
    <message>
        <source>Show the whole &amp;request</source>
        <translation>Afficher la &amp;requête entière</translation>
    </message>
    <message>
        <source>Only an &amp;outline</source>
        <translation>Seulement un &amp;plan</translation>
    </message>
    <message>
        <source>The cloud plans the answer, and the model of this machine writes it</source>
        <translation>Le cloud planifie la réponse, le modèle de cet ordinateur l’écrit</translation>
    </message>
    <message>
        <source>Add what it &amp;needs</source>
        <translation>Ajouter le &amp;nécessaire</translation>
    </message>
    <message>
        <source>Look for the earlier messages that the answer depends on, with this machine&apos;s model; may take a minute</source>
        <translation>Chercher, avec le modèle de cet ordinateur, les messages précédents dont dépend la réponse ; peut prendre une minute</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Pour combien de temps</translation>
    </message>
    <message>
        <source>&amp;Stay local</source>
        <translation>Rester en &amp;local</translation>
    </message>
    <message>
        <source>Send as &amp;it is…</source>
        <translation>Envoyer &amp;tel quel…</translation>
    </message>
    <message>
        <source>Send with parts &amp;hidden</source>
        <translation>Envoyer avec les parties &amp;masquées</translation>
    </message>
    <message>
        <source>&amp;Hide them again</source>
        <translation>Les &amp;masquer à nouveau</translation>
    </message>
    <message>
        <source>through {proxy}</source>
        <translation>via {proxy}</translation>
    </message>
    <message>
        <source>{model} at {endpoint}{through}</source>
        <translation>{model} sur {endpoint}{through}</translation>
    </message>
    <message>
        <source>{outgoing}, {count} bytes with all around it</source>
        <translation>{outgoing}, {count} octets tout compris</translation>
    </message>
    <message>
        <source>A key, password or card number is in this text.</source>
        <translation>Ce texte contient une clé, un mot de passe ou un numéro de carte.</translation>
    </message>
    <message>
        <source>Send all of &amp;this</source>
        <translation>&amp;Tout envoyer</translation>
    </message>
    <message>
        <source>Send &amp;this</source>
        <translation>Envoyer &amp;ceci</translation>
    </message>
    <message>
        <source>Looking for what the answer depends on, on this machine…</source>
        <translation>Recherche, sur cet ordinateur, de ce dont dépend la réponse…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>Exporter la conversation</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Rechercher dans les conversations</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Your conversations appear here.</source>
        <translation>Vos conversations apparaîtront ici.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Branches…</source>
        <translation>Branches…</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>Exporter en Markdown…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Exporter en JSON…</translation>
    </message>
    <message>
        <source>Forget its remembered answers…</source>
        <translation>Oublier ses réponses retenues…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Épingler en haut</translation>
    </message>
    <message>
        <source>No longer pin</source>
        <translation>Ne plus épingler</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>Déplacer vers un dossier</translation>
    </message>
    <message>
        <source>Folder; empty for none:</source>
        <translation>Dossier ; vide pour aucun :</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Nouveau dossier…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Déplier</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Rename folder…</source>
        <translation>Renommer le dossier…</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>Renommer le dossier</translation>
    </message>
    <message>
        <source>Remove folder, keep its chats</source>
        <translation>Supprimer le dossier, garder ses discussions</translation>
    </message>
    <message>
        <source>Name of the folder:</source>
        <translation>Nom du dossier :</translation>
    </message>
    <message>
        <source>Forget its remembered answers too; pinned ones stay</source>
        <translation>Oublier aussi ses réponses retenues ; celles épinglées restent</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>Supprimer « {title} » ?</translation>
    </message>
    <message>
        <source>Its messages cannot be brought back.</source>
        <translation>Ses messages ne pourront pas être récupérés.</translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>Supprimer la conversation</translation>
    </message>
    <message>
        <source>Forget the remembered answers of “{title}”?</source>
        <translation>Oublier les réponses retenues de « {title} » ?</translation>
    </message>
    <message>
        <source>The conversation stays, and so do pinned answers. The others are not given again.</source>
        <translation>La conversation reste, les réponses épinglées aussi. Les autres ne seront plus redonnées.</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”.</source>
        <translation>Rien trouvé pour « {query} ».</translation>
    </message>
    <message>
        <source>1 remembered answer is forgotten.</source>
        <translation>1 réponse retenue est oubliée.</translation>
    </message>
    <message numerus="yes">
        <source>{count} remembered answers are forgotten.</source>
        <translation>
            <numerusform>{count} réponse retenue est oubliée.</numerusform>
            <numerusform>{count} réponses retenues sont oubliées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Private, until you quit</source>
        <translation>Privé, jusqu’à la fermeture</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Épinglées</translation>
    </message>
    <message>
        <source>Other chats</source>
        <translation>Autres discussions</translation>
    </message>
    <message>
        <source>1 chat</source>
        <translation>1 discussion</translation>
    </message>
    <message numerus="yes">
        <source>{count} chats</source>
        <translation>
            <numerusform>{count} discussion</numerusform>
            <numerusform>{count} discussions</numerusform>
        </translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>replié</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>déplié</translation>
    </message>
    <message>
        <source>Folder {label}, {chats}, {state}</source>
        <translation>Dossier {label}, {chats}, {state}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Never mention the cloud</source>
        <translation>Ne jamais mentionner le cloud</translation>
    </message>
    <message>
        <source>Propose it where it may help</source>
        <translation>Le proposer là où il peut aider</translation>
    </message>
    <message>
        <source>Ask it without a question, where I have agreed to that</source>
        <translation>L’interroger sans demander, là où j’ai donné mon accord</translation>
    </message>
    <message>
        <source>When to ask the cloud</source>
        <translation>Quand interroger le cloud</translation>
    </message>
    <message>
        <source>In this conversation</source>
        <translation>Dans cette conversation</translation>
    </message>
    <message>
        <source>In new conversations</source>
        <translation>Dans les nouvelles conversations</translation>
    </message>
    <message>
        <source>The local answer may stand where the cloud&apos;s would have been better</source>
        <translation>La réponse locale peut rester là où celle du cloud aurait été meilleure</translation>
    </message>
    <message>
        <source>How often, of all your questions? 9 in 10 people get at least what it says.</source>
        <translation>À quelle fréquence, sur toutes vos questions ? 9 personnes sur 10 obtiennent au moins ce qui est indiqué.</translation>
    </message>
    <message>
        <source>{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed</source>
        <translation>{label}, au plus {tolerated} sur 100 : environ {share} questions sur 100 sont proposées</translation>
    </message>
    <message>
        <source>{label}, at most {tolerated} of 100: about {share} of 100 questions are proposed, about {cost} a month</source>
        <translation>{label}, au plus {tolerated} sur 100 : environ {share} sur 100 sont proposées, environ {cost} par mois</translation>
    </message>
    <message>
        <source>This rests on {verdicts} verdicts of yours</source>
        <translation>Cela repose sur {verdicts} de vos avis</translation>
    </message>
    <message>
        <source>Until there are 300 verdicts of yours, this rests on public word problems; with other questions the cloud is proposed less often</source>
        <translation>Jusqu’à 300 de vos avis, cela repose sur des problèmes publics ; pour les autres questions, le cloud est moins souvent proposé</translation>
    </message>
    <message>
        <source>{rests}, and on {questions_a_month} questions a month.</source>
        <translation>{rests}, et sur {questions_a_month} questions par mois.</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Envoyer la question</translation>
    </message>
    <message>
        <source>Start a new line</source>
        <translation>Commencer une nouvelle ligne</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Arrêter la réponse</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>Renommer la conversation</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>Supprimer la conversation</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>About Inglenook</source>
        <translation>À propos d’Inglenook</translation>
    </message>
    <message>
        <source>Inglenook {version}</source>
        <translation>Inglenook {version}</translation>
    </message>
    <message>
        <source>A desktop assistant that answers on your own machine. Nothing you write leaves it unless you send it to the cloud yourself.

Licensed under Apache 2.0.</source>
        <translation>Un assistant de bureau qui répond sur votre propre ordinateur. Rien de ce que vous écrivez n’en sort, sauf si vous l’envoyez vous-même au cloud.

Sous licence Apache 2.0.</translation>
    </message>
    <message>
        <source>The library for keys is not installed.</source>
        <translation>La bibliothèque pour les touches n’est pas installée.</translation>
    </message>
    <message>
        <source>Install Inglenook again.</source>
        <translation>Réinstallez Inglenook.</translation>
    </message>
    <message>
        <source>“{text}” is no key combination that Inglenook knows.</source>
        <translation>« {text} » n’est pas une combinaison de touches connue d’Inglenook.</translation>
    </message>
    <message>
        <source>Choose one such as Ctrl+Alt+Space in Settings.</source>
        <translation>Choisissez-en une comme Ctrl+Alt+Espace dans Réglages.</translation>
    </message>
    <message>
        <source>“{text}” would take a key that every program needs.</source>
        <translation>« {text} » prendrait une touche dont chaque programme a besoin.</translation>
    </message>
    <message>
        <source>Add Ctrl, Alt or Meta to it in Settings.</source>
        <translation>Ajoutez-y Ctrl, Alt ou Meta dans Réglages.</translation>
    </message>
    <message>
        <source>This desktop offers no key for the quick prompt.</source>
        <translation>Ce bureau n’offre pas de touche pour la question rapide.</translation>
    </message>
    <message>
        <source>Bind `inglenook --quick` to a key in the desktop&apos;s own settings.</source>
        <translation>Associez `inglenook --quick` à une touche dans les réglages du bureau.</translation>
    </message>
    <message>
        <source>The desktop gives Inglenook no key.</source>
        <translation>Le bureau n’accorde pas de touche à Inglenook.</translation>
    </message>
    <message>
        <source>Open the quick prompt</source>
        <translation>Ouvrir la question rapide</translation>
    </message>
    <message>
        <source>You or the desktop refused the key for the quick prompt.</source>
        <translation>Vous ou le bureau avez refusé la touche pour la question rapide.</translation>
    </message>
    <message>
        <source>{sentence} Bind `inglenook --quick` to a key in the desktop&apos;s own settings.</source>
        <translation>{sentence} Associez `inglenook --quick` à une touche dans les réglages du bureau.</translation>
    </message>
    <message>
        <source>The connection to the desktop is lost.</source>
        <translation>La connexion avec le bureau est perdue.</translation>
    </message>
    <message>
        <source>The display takes no key for the quick prompt.</source>
        <translation>L’affichage n’accepte pas de touche pour la question rapide.</translation>
    </message>
    <message>
        <source>Start Inglenook again.</source>
        <translation>Redémarrez Inglenook.</translation>
    </message>
    <message>
        <source>This keyboard has no key for {text}.</source>
        <translation>Ce clavier n’a pas de touche pour {text}.</translation>
    </message>
    <message>
        <source>Choose another one in Settings.</source>
        <translation>Choisissez-en une autre dans Réglages.</translation>
    </message>
    <message>
        <source>{text} is taken by another program.</source>
        <translation>{text} est prise par un autre programme.</translation>
    </message>
    <message>
        <source>Choose another key in Settings.</source>
        <translation>Choisissez une autre touche dans Réglages.</translation>
    </message>
    <message>
        <source>The key for the quick prompt is gone with the display.</source>
        <translation>La touche pour la question rapide a disparu avec l’affichage.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Another encoder…</source>
        <translation>Autre encodeur…</translation>
    </message>
    <message>
        <source>Let another encoder compare questions</source>
        <translation>Laisser un autre encodeur comparer les questions</translation>
    </message>
    <message>
        <source>It is tried first on questions that come with Inglenook; you hear how the cache would do with it.</source>
        <translation>Il est d’abord essayé sur des questions fournies avec Inglenook ; vous apprenez ce que le cache en ferait.</translation>
    </message>
    <message>
        <source>Stop trying the encoder</source>
        <translation>Arrêter l’essai de l’encodeur</translation>
    </message>
    <message>
        <source>Share of the trial that is done</source>
        <translation>Part de l’essai déjà faite</translation>
    </message>
    <message>
        <source>A folder of sentence-transformers…</source>
        <translation>Un dossier de sentence-transformers…</translation>
    </message>
    <message>
        <source>A GGUF file…</source>
        <translation>Un fichier GGUF…</translation>
    </message>
    <message>
        <source>One of the model hub…</source>
        <translation>Un de la plateforme de modèles…</translation>
    </message>
    <message>
        <source>The one that comes with Inglenook</source>
        <translation>Celui fourni avec Inglenook</translation>
    </message>
    <message>
        <source>Folder of an encoder</source>
        <translation>Dossier d’un encodeur</translation>
    </message>
    <message>
        <source>GGUF file of an encoder</source>
        <translation>Fichier GGUF d’un encodeur</translation>
    </message>
    <message>
        <source>Encoder of the model hub</source>
        <translation>Encodeur de la plateforme de modèles</translation>
    </message>
    <message>
        <source>Its name, such as BAAI/bge-small-en-v1.5:</source>
        <translation>Son nom, par exemple BAAI/bge-small-en-v1.5 :</translation>
    </message>
    <message>
        <source>{name} compares questions from now on; those that are remembered are read anew.</source>
        <translation>{name} compare désormais les questions ; celles qui sont retenues sont relues.</translation>
    </message>
    <message>
        <source>Another encoder</source>
        <translation>Autre encodeur</translation>
    </message>
    <message>
        <source>The cache does worse with {name}. Take it all the same?</source>
        <translation>Le cache fait moins bien avec {name}. Le prendre quand même ?</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Le prendre</translation>
    </message>
    <message>
        <source>Trying the encoder</source>
        <translation>Essai de l’encodeur</translation>
    </message>
    <message>
        <source>Questions are compared by {name}, which comes with Inglenook.</source>
        <translation>Les questions sont comparées par {name}, fourni avec Inglenook.</translation>
    </message>
    <message>
        <source>Questions are compared by {name}, which you have chosen; it takes {size} of memory.</source>
        <translation>Les questions sont comparées par {name}, que vous avez choisi ; il prend {size} de mémoire.</translation>
    </message>
    <message>
        <source>Of pairs of questions that share an answer, {after} are found with {name} and {before} with the encoder of Inglenook; of the others, {wrong} and {wrong_before}.</source>
        <translation>Des paires de questions à même réponse, {after} sont trouvées avec {name} et {before} avec l’encodeur d’Inglenook ; des autres, {wrong} et {wrong_before}.</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqué</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coût</translation>
    </message>
    <message>
        <source>What left this machine</source>
        <translation>Ce qui a quitté cet ordinateur</translation>
    </message>
    <message>
        <source>Search what was sent</source>
        <translation>Chercher dans ce qui a été envoyé</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Requests, the newest first</source>
        <translation>Requêtes, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>What was sent, character for character</source>
        <translation>Ce qui a été envoyé, caractère par caractère</translation>
    </message>
    <message>
        <source>Choose a request to read what was sent, character for character.</source>
        <translation>Choisissez une requête pour lire ce qui a été envoyé, caractère par caractère.</translation>
    </message>
    <message>
        <source>{model} at {endpoint}</source>
        <translation>{model} sur {endpoint}</translation>
    </message>
    <message>
        <source>Ask me again</source>
        <translation>Me redemander</translation>
    </message>
    <message>
        <source>Ask me again. {text}</source>
        <translation>Me redemander. {text}</translation>
    </message>
    <message>
        <source>{at}  {model} at {endpoint}{through}</source>
        <translation>{at}  {model} sur {endpoint}{through}</translation>
    </message>
    <message>
        <source>{bytes_out} bytes out, {bytes_in} bytes back; {prompt_tokens} tokens read, {completion_tokens} written; hidden: {item}</source>
        <translation>{bytes_out} octets envoyés, {bytes_in} octets reçus ; {prompt_tokens} jetons lus, {completion_tokens} écrits ; masqué : {item}</translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>Exporter le registre</translation>
    </message>
    <message>
        <source>The ledger is saved as {path}.</source>
        <translation>Le registre est enregistré dans {path}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>1 conversation was added.</source>
        <translation>1 conversation a été ajoutée.</translation>
    </message>
    <message numerus="yes">
        <source>{count} conversations were added.</source>
        <translation>
            <numerusform>{count} conversation a été ajoutée.</numerusform>
            <numerusform>{count} conversations ont été ajoutées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Discussions</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation>&amp;Nouvelle discussion</translation>
    </message>
    <message>
        <source>New &amp;private chat</source>
        <translation>Nouvelle discussion &amp;privée</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>&amp;Ouvrir un modèle…</translation>
    </message>
    <message>
        <source>&amp;Back to the starter model</source>
        <translation>&amp;Revenir au modèle de départ</translation>
    </message>
    <message>
        <source>Export as &amp;Markdown…</source>
        <translation>Exporter en &amp;Markdown…</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>Exporter en &amp;JSON…</translation>
    </message>
    <message>
        <source>&amp;Import conversations…</source>
        <translation>&amp;Importer des conversations…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Ré&amp;glages…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About Inglenook</source>
        <translation>À &amp;propos d’Inglenook</translation>
    </message>
    <message>
        <source>Copy the latest answer</source>
        <translation>Copier la dernière réponse</translation>
    </message>
    <message>
        <source>&amp;Find in conversations</source>
        <translation>&amp;Rechercher dans les conversations</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Commandes…</translation>
    </message>
    <message>
        <source>&amp;Chats</source>
        <translation>&amp;Discussions</translation>
    </message>
    <message>
        <source>Mo&amp;dels</source>
        <translation>&amp;Modèles</translation>
    </message>
    <message>
        <source>M&amp;emory</source>
        <translation>Mé&amp;moire</translation>
    </message>
    <message>
        <source>&amp;Remembered answers</source>
        <translation>&amp;Réponses retenues</translation>
    </message>
    <message>
        <source>&amp;What left this machine</source>
        <translation>&amp;Ce qui a quitté cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;Bench</source>
        <translation>&amp;Vitesse</translation>
    </message>
    <message>
        <source>When to ask the c&amp;loud…</source>
        <translation>Quand interroger le c&amp;loud…</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Barre latérale</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Te&amp;xte plus grand</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Texte plus &amp;petit</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Texte &amp;normal</translation>
    </message>
    <message>
        <source>Edit &amp;personas…</source>
        <translation>Modifier les p&amp;ersonas…</translation>
    </message>
    <message>
        <source>&amp;Branches of this chat…</source>
        <translation>&amp;Branches de cette discussion…</translation>
    </message>
    <message>
        <source>Move this chat to a f&amp;older…</source>
        <translation>Déplacer cette discussion vers un d&amp;ossier…</translation>
    </message>
    <message>
        <source>Type a &amp;question</source>
        <translation>Saisir une &amp;question</translation>
    </message>
    <message>
        <source>&amp;Previous conversation</source>
        <translation>Conversation &amp;précédente</translation>
    </message>
    <message>
        <source>Ne&amp;xt conversation</source>
        <translation>Conversation &amp;suivante</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Ouvrir un modèle</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>Modèles GGUF (*.gguf);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Exported conversations (*.zip *.json *.chat);;All files (*)</source>
        <translation>Conversations exportées (*.zip *.json *.chat);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation>Importer des conversations</translation>
    </message>
    <message>
        <source>The latest answer is on the clipboard.</source>
        <translation>La dernière réponse est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>conversation</translation>
    </message>
    <message>
        <source>The conversation is saved as {path}.</source>
        <translation>La conversation est enregistrée dans {path}.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Apply this memory budget</source>
        <translation>Appliquer ce budget mémoire</translation>
    </message>
    <message>
        <source>Back to the budget in use</source>
        <translation>Revenir au budget en cours</translation>
    </message>
    <message>
        <source>Memory budget</source>
        <translation>Budget mémoire</translation>
    </message>
    <message>
        <source>Memory budget in gigabytes</source>
        <translation>Budget mémoire en gigaoctets</translation>
    </message>
    <message>
        <source>As much as is free, less a fifth for everything else.</source>
        <translation>Autant que la mémoire libre, moins un cinquième pour le reste.</translation>
    </message>
    <message>
        <source>Use at most</source>
        <translation>Utiliser au plus</translation>
    </message>
    <message>
        <source>{used} of a budget of {budget}</source>
        <translation>{used} sur un budget de {budget}</translation>
    </message>
    <message>
        <source>In use now: {memory}.</source>
        <translation>Utilisé actuellement : {memory}.</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Rien.</translation>
    </message>
    <message>
        <source>Budget {budget}</source>
        <translation>Budget {budget}</translation>
    </message>
    <message>
        <source>the processor is what limits it</source>
        <translation>c’est le processeur qui limite</translation>
    </message>
    <message>
        <source>the speed of memory is what limits it: every word needs all active weights once</source>
        <translation>c’est la vitesse de la mémoire qui limite : chaque mot nécessite une fois tous les poids actifs</translation>
    </message>
    <message>
        <source>the disk is what limits it: a part of the weights is read from it for every word</source>
        <translation>c’est le disque qui limite : une partie des poids y est lue pour chaque mot</translation>
    </message>
    <message>
        <source>the connection to the other machine is what limits it</source>
        <translation>c’est la connexion avec l’autre ordinateur qui limite</translation>
    </message>
    <message>
        <source>{model}: about {tokens_per_second} tokens/s; {limits}. After a prompt of {prompt_tokens} tokens the first word comes in about {seconds_to_first_token}.</source>
        <translation>{model} : environ {tokens_per_second} jetons/s ; {limits}. Après une demande de {prompt_tokens} jetons, le premier mot arrive en environ {seconds_to_first_token}.</translation>
    </message>
    <message>
        <source>The context holds {context_length} tokens, kept as {kv_type}.</source>
        <translation>Le contexte contient {context_length} jetons, conservés en {kv_type}.</translation>
    </message>
    <message>
        <source>Nothing had to be given up. {why} {kept}</source>
        <translation>Il n’a fallu renoncer à rien. {why} {kept}</translation>
    </message>
    <message>
        <source>To stay within the budget: {step}. {why} {kept}</source>
        <translation>Pour rester dans le budget : {step}. {why} {kept}</translation>
    </message>
    <message>
        <source>{used} of {whole}</source>
        <translation>{used} sur {whole}</translation>
    </message>
    <message>
        <source>read at {number} GB/s</source>
        <translation>lu à {number} Go/s</translation>
    </message>
    <message>
        <source>In use now: {held}. {free_bytes} of memory are free.</source>
        <translation>Utilisé actuellement : {held}. {free_bytes} de mémoire sont libres.</translation>
    </message>
    <message>
        <source>Looking. The first time this machine is measured, for about three seconds…</source>
        <translation>Examen en cours. La première fois, l’ordinateur est mesuré pendant environ trois secondes…</translation>
    </message>
    <message>
        <source>Let the model leave memory; the next question loads it again</source>
        <translation>Retirer le modèle de la mémoire ; la prochaine question le recharge</translation>
    </message>
    <message>
        <source>Where every byte goes</source>
        <translation>Où va chaque octet</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Planification…</translation>
    </message>
    <message>
        <source>The memory budget is in use from now on.</source>
        <translation>Le budget mémoire s’applique désormais.</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>Il n’y a pas encore de plan.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>, kept with 8 bits</source>
        <translation>, conservé sur 8 bits</translation>
    </message>
    <message>
        <source>, kept with 4 bits</source>
        <translation>, conservé sur 4 bits</translation>
    </message>
    <message>
        <source>16 bits, exact</source>
        <translation>16 bits, exact</translation>
    </message>
    <message>
        <source>8 bits, half the memory</source>
        <translation>8 bits, moitié moins de mémoire</translation>
    </message>
    <message>
        <source>4 bits, a quarter</source>
        <translation>4 bits, un quart</translation>
    </message>
    <message>
        <source>Models for this machine</source>
        <translation>Modèles pour cet ordinateur</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Réexaminer</translation>
    </message>
    <message>
        <source>Judge all models again</source>
        <translation>Réévaluer tous les modèles</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Mesurer à nouveau</translation>
    </message>
    <message>
        <source>Measure this machine again</source>
        <translation>Mesurer à nouveau cet ordinateur</translation>
    </message>
    <message>
        <source>Measures memory, disk and processor; takes about five seconds.</source>
        <translation>Mesure la mémoire, le disque et le processeur ; prend environ cinq secondes.</translation>
    </message>
    <message>
        <source>Filter: a name, a licence, code, multilingual…</source>
        <translation>Filtre : un nom, une licence, code, multilingue…</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>Filtrer les modèles</translation>
    </message>
    <message>
        <source>Context to judge with</source>
        <translation>Contexte pour l’évaluation</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>Comme dans Réglages</translation>
    </message>
    <message numerus="yes">
        <source>{count} tokens</source>
        <translation>
            <numerusform>{count} jeton</numerusform>
            <numerusform>{count} jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>Each model&apos;s own</source>
        <translation>Celle de chaque modèle</translation>
    </message>
    <message>
        <source>Precision of the context&apos;s memory</source>
        <translation>Précision de la mémoire du contexte</translation>
    </message>
    <message>
        <source>How exactly the model keeps what it has read of a conversation (its KV cache).</source>
        <translation>Avec quelle précision le modèle garde ce qu’il a lu d’une conversation (son cache KV).</translation>
    </message>
    <message>
        <source>Use this context</source>
        <translation>Utiliser ce contexte</translation>
    </message>
    <message>
        <source>Use this context for all chats</source>
        <translation>Utiliser ce contexte pour toutes les discussions</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>kept with</source>
        <translation>conservé avec</translation>
    </message>
    <message>
        <source>Measuring this machine. The first time takes about five seconds…</source>
        <translation>Mesure de cet ordinateur. La première fois prend environ cinq secondes…</translation>
    </message>
    <message>
        <source>Measuring this machine…</source>
        <translation>Mesure de cet ordinateur…</translation>
    </message>
    <message>
        <source>As in Settings ({usual_context_length})</source>
        <translation>Comme dans Réglages ({usual_context_length})</translation>
    </message>
    <message>
        <source>{context_length} tokens of</source>
        <translation>{context_length} jetons de</translation>
    </message>
    <message>
        <source>each model&apos;s own</source>
        <translation>la longueur propre à chaque modèle comme</translation>
    </message>
    <message>
        <source>{free_bytes} are free for a model. Memory and speed are for {context} context{bits}.</source>
        <translation>{free_bytes} sont libres pour un modèle. Mémoire et vitesse valent pour {context} contexte{bits}.</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Recommandés</translation>
    </message>
    <message>
        <source>None of these models fits into the memory that is free now.</source>
        <translation>Aucun de ces modèles ne tient dans la mémoire libre actuelle.</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Tous les modèles</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Obtenir</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Autres fichiers</translation>
    </message>
    <message>
        <source>Chats have a context of {length} from now on.</source>
        <translation>Les discussions ont désormais un contexte de {length}.</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} jetons</translation>
    </message>
    <message>
        <source>each model&apos;s own length</source>
        <translation>la longueur propre à chaque modèle</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Calcul en cours…</translation>
    </message>
    <message>
        <source>What else would change:</source>
        <translation>Ce qui changerait aussi :</translation>
    </message>
    <message>
        <source>Search the hub: a name, a maker…</source>
        <translation>Chercher sur le hub : un nom, un auteur…</translation>
    </message>
    <message>
        <source>Search the hub</source>
        <translation>Chercher sur le hub</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>Jeton d’accès…</translation>
    </message>
    <message>
        <source>Give an access token for gated models</source>
        <translation>Donner un jeton d’accès pour les modèles restreints</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>Revenir aux résultats</translation>
    </message>
    <message>
        <source>Nothing is sent before you search; then only the words you type.</source>
        <translation>Rien n’est envoyé avant la recherche ; ensuite, seulement les mots saisis.</translation>
    </message>
    <message>
        <source>On the hub</source>
        <translation>Sur le hub</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Reading what is there…</source>
        <translation>Lecture du contenu…</translation>
    </message>
    <message numerus="yes">
        <source>{count} repositories, those with the most downloads first.</source>
        <translation>
            <numerusform>{count} dépôt, les plus téléchargés d’abord.</numerusform>
            <numerusform>{count} dépôts, les plus téléchargés d’abord.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer words.</source>
        <translation>Rien trouvé. Essayez avec moins de mots.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts</source>
        <translation>
            <numerusform>{count} partie</numerusform>
            <numerusform>{count} parties</numerusform>
        </translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message>
        <source>Gated models need a token of your account on the hub.
It is kept in your system&apos;s keyring; leave the field empty to remove it.</source>
        <translation>Les modèles restreints demandent un jeton de votre compte sur le hub.
Il est conservé dans le trousseau du système ; laissez le champ vide pour le supprimer.</translation>
    </message>
    <message>
        <source>The token is kept in the keyring.</source>
        <translation>Le jeton est conservé dans le trousseau.</translation>
    </message>
    <message>
        <source>The token is removed.</source>
        <translation>Le jeton est supprimé.</translation>
    </message>
    <message>
        <source>Checking {}</source>
        <translation>Vérification de {}</translation>
    </message>
    <message>
        <source>Smaller copy of {}</source>
        <translation>Copie plus petite de {}</translation>
    </message>
    <message>
        <source>It is intact: its checksum is the published one.</source>
        <translation>Il est intact : sa somme de contrôle est celle publiée.</translation>
    </message>
    <message>
        <source>It is damaged: its checksum is wrong. Remove it and get it again.</source>
        <translation>Il est endommagé : sa somme de contrôle est fausse. Supprimez-le et téléchargez-le de nouveau.</translation>
    </message>
    <message>
        <source>No checksum of it was known; this one is kept, to compare with the next time.</source>
        <translation>Aucune somme de contrôle n’était connue ; celle-ci est gardée pour la prochaine fois.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Paused; {done} of {total} are here.</source>
        <translation>En pause ; {done} sur {total} sont là.</translation>
    </message>
    <message>
        <source>Paused; {done} are here.</source>
        <translation>En pause ; {done} sont là.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>Share of {name} that is done</source>
        <translation>Avancement de {name}</translation>
    </message>
    <message>
        <source>Discard what has arrived of “{name}”?</source>
        <translation>Abandonner ce qui est arrivé de « {name} » ?</translation>
    </message>
    <message>
        <source>{done} are deleted. A later download starts from the beginning.</source>
        <translation>{done} sont supprimés. Un téléchargement ultérieur repart de zéro.</translation>
    </message>
    <message>
        <source>Discard download</source>
        <translation>Abandonner le téléchargement</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>{name} is discarded; {freed} are free again.</source>
        <translation>{name} est abandonné ; {freed} sont de nouveau libres.</translation>
    </message>
    <message>
        <source>{name} is ready: {size}, checksum right.</source>
        <translation>{name} est prêt : {size}, somme de contrôle correcte.</translation>
    </message>
    <message>
        <source>step {done} of {total}</source>
        <translation>étape {done} sur {total}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Downloads, checks and copies</source>
        <translation>Téléchargements, vérifications et copies</translation>
    </message>
    <message>
        <source>Models on this machine</source>
        <translation>Modèles sur cet ordinateur</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Importer un fichier…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Importer un dossier…</translation>
    </message>
    <message>
        <source>Find in other programs</source>
        <translation>Chercher dans d’autres programmes</translation>
    </message>
    <message>
        <source>There is no model yet. Get one, or import a file that is here already.</source>
        <translation>Il n’y a pas encore de modèle. Téléchargez-en un, ou importez un fichier déjà présent.</translation>
    </message>
    <message>
        <source>Its file is not where it was; import it again, or remove it here.</source>
        <translation>Son fichier n’est plus à sa place ; importez-le de nouveau ou retirez-le ici.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquant</translation>
    </message>
    <message>
        <source>Verify the file</source>
        <translation>Vérifier le fichier</translation>
    </message>
    <message>
        <source>Make a smaller copy…</source>
        <translation>Faire une copie plus petite…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>Import a folder of models</source>
        <translation>Importer un dossier de modèles</translation>
    </message>
    <message>
        <source>Choose another file or folder.</source>
        <translation>Choisissez un autre fichier ou dossier.</translation>
    </message>
    <message>
        <source>LM Studio, Ollama and the Hugging Face cache</source>
        <translation>LM Studio, Ollama et le cache de Hugging Face</translation>
    </message>
    <message>
        <source>No models were found in {place}.</source>
        <translation>Aucun modèle trouvé dans {place}.</translation>
    </message>
    <message>
        <source>Import a folder that has some.</source>
        <translation>Importez un dossier qui en contient.</translation>
    </message>
    <message>
        <source>Its file is deleted, which frees {size}. You can get it again.</source>
        <translation>Son fichier est supprimé, ce qui libère {size}. Vous pourrez le retélécharger.</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Supprimer le modèle</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>Supprimer « {name} » ?</translation>
    </message>
    <message>
        <source>{name} is deleted; {freed} are free again.</source>
        <translation>{name} est supprimé ; {freed} sont de nouveau libres.</translation>
    </message>
    <message>
        <source>{name} is off the list; its file stays where it is.</source>
        <translation>{name} n’est plus dans la liste ; son fichier reste où il est.</translation>
    </message>
    <message>
        <source>One model is on the list now.</source>
        <translation>Un modèle est maintenant dans la liste.</translation>
    </message>
    <message numerus="yes">
        <source>{count} models are on the list now.</source>
        <translation>
            <numerusform>{count} modèle est maintenant dans la liste.</numerusform>
            <numerusform>{count} modèles sont maintenant dans la liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file was refused: {why}</source>
        <translation>Un fichier a été refusé : {why}</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Convient</translation>
    </message>
    <message>
        <source>Fits from disk</source>
        <translation>Convient depuis le disque</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Trop grand</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More for {title}</source>
        <translation>Plus pour {title}</translation>
    </message>
    <message>
        <source>About {title}: {text}</source>
        <translation>À propos de {title} : {text}</translation>
    </message>
    <message>
        <source>Make a smaller copy</source>
        <translation>Faire une copie plus petite</translation>
    </message>
    <message>
        <source>Inglenook&apos;s own sample of prose, questions and code</source>
        <translation>L’échantillon d’Inglenook : prose, questions et code</translation>
    </message>
    <message>
        <source>Size of the copy in megabytes</source>
        <translation>Taille de la copie en mégaoctets</translation>
    </message>
    <message>
        <source>Choose a text…</source>
        <translation>Choisir un texte…</translation>
    </message>
    <message>
        <source>Choose a text to measure with</source>
        <translation>Choisir un texte pour mesurer</translation>
    </message>
    <message>
        <source>Measured with</source>
        <translation>Mesuré avec</translation>
    </message>
    <message>
        <source>{name} has {size}. Inglenook measures which parts matter most and keeps those in more detail. The smaller the copy, the more often it is wrong. This takes minutes, for large models hours, and can be stopped; the original stays.</source>
        <translation>{name} fait {size}. Inglenook mesure quelles parties comptent le plus et les garde plus précises. Plus la copie est petite, plus elle se trompe. Cela prend des minutes, des heures pour les grands modèles, et peut être arrêté ; l’original reste.</translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation>Faire la copie</translation>
    </message>
    <message>
        <source>{megabytes} of the original</source>
        <translation>{megabytes} de l’original</translation>
    </message>
    <message>
        <source>Text of the kind you will use the model for</source>
        <translation>Texte du genre pour lequel vous utiliserez le modèle</translation>
    </message>
    <message>
        <source>Text (*.txt *.md);;All files (*)</source>
        <translation>Texte (*.txt *.md);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>comes with Inglenook</source>
        <translation>fourni avec Inglenook</translation>
    </message>
    <message>
        <source>downloaded by Inglenook</source>
        <translation>téléchargé par Inglenook</translation>
    </message>
    <message>
        <source>in a folder of yours</source>
        <translation>dans un de vos dossiers</translation>
    </message>
    <message>
        <source>from {source}</source>
        <translation>de {source}</translation>
    </message>
    <message>
        <source>{tokens_per_second} tokens/s</source>
        <translation>{tokens_per_second} jetons/s</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>environ {size}</translation>
    </message>
    <message>
        <source>{downloads} downloads in the last month</source>
        <translation>{downloads} téléchargements le mois dernier</translation>
    </message>
    <message>
        <source>gated</source>
        <translation>restreint</translation>
    </message>
    <message>
        <source>{count}B parameters</source>
        <translation>{count} Md de paramètres</translation>
    </message>
    <message>
        <source>{count}M parameters</source>
        <translation>{count} M de paramètres</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>jamais utilisé</translation>
    </message>
    <message>
        <source>last used today</source>
        <translation>utilisé aujourd’hui</translation>
    </message>
    <message>
        <source>last used yesterday</source>
        <translation>utilisé hier</translation>
    </message>
    <message>
        <source>last used {date}</source>
        <translation>utilisé la dernière fois le {date}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>a mixture made for this model</source>
        <translation>un mélange fait pour ce modèle</translation>
    </message>
    <message>
        <source>the plain quantization, which was closest</source>
        <translation>la quantification simple, la plus proche</translation>
    </message>
    <message>
        <source>{name} is ready: {size}, {way}. In {same_top} of places it finds the same next word likeliest as the original.</source>
        <translation>{name} est prêt : {size}, {way}. Dans {same_top} des cas, il juge le même mot suivant le plus probable que l’original.</translation>
    </message>
    <message>
        <source>This machine was measured on {when}.</source>
        <translation>Cet ordinateur a été mesuré le {when}.</translation>
    </message>
    <message>
        <source>This machine was measured on {when} while other programs took {busy} of its cores, so that speeds may be higher than is said here. Close them and measure again.</source>
        <translation>Cet ordinateur a été mesuré le {when} pendant que d’autres programmes occupaient {busy} de ses cœurs : les vitesses peuvent être plus élevées qu’indiqué ici. Fermez-les et mesurez à nouveau.</translation>
    </message>
    <message>
        <source>{number} MB/s</source>
        <translation>{number} Mo/s</translation>
    </message>
    <message>
        <source>{number} kB/s</source>
        <translation>{number} ko/s</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>encore {seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>encore {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>encore {hours} h {minutes} min</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>For this machine</source>
        <translation>Pour cet ordinateur</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>Chargement de {name}…</translation>
    </message>
    <message>
        <source>Which models</source>
        <translation>Quels modèles</translation>
    </message>
    <message>
        <source>{name} answers from now on.</source>
        <translation>{name} répond désormais.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Waiting for another answer to finish.</source>
        <translation>En attente de la fin d’une autre réponse.</translation>
    </message>
    <message>
        <source>The oldest message was not read: the model sees {length} tokens at once.</source>
        <translation>Le message le plus ancien n’a pas été lu : le modèle voit {length} jetons à la fois.</translation>
    </message>
    <message numerus="yes">
        <source>The oldest {count} messages were not read: the model sees {length} tokens at once.</source>
        <translation>
            <numerusform>Le {count} message le plus ancien n’a pas été lu : le modèle voit {length} jetons à la fois.</numerusform>
            <numerusform>Les {count} messages les plus anciens n’ont pas été lus : le modèle voit {length} jetons à la fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>A longer context can be chosen in Settings.</source>
        <translation>Un contexte plus long peut être choisi dans Réglages.</translation>
    </message>
    <message>
        <source>Asking {model} at {endpoint}.</source>
        <translation>Question posée à {model} sur {endpoint}.</translation>
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
        <translation>Persona : {name}</translation>
    </message>
    <message>
        <source>Whose instructions the model follows in this chat</source>
        <translation>De qui le modèle suit les instructions dans cette discussion</translation>
    </message>
    <message>
        <source>The instructions in the settings</source>
        <translation>Les instructions des réglages</translation>
    </message>
    <message>
        <source>Edit personas…</source>
        <translation>Modifier les personas…</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>What the model should be and do, in plain words</source>
        <translation>Ce que le modèle doit être et faire, en mots simples</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Instructions</source>
        <translation>&amp;Instructions</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Nouveau persona</translation>
    </message>
    <message>
        <source>Private chat</source>
        <translation>Discussion privée</translation>
    </message>
    <message>
        <source>It is never written to the disk, and gone when you quit. Answers are neither remembered nor reused.</source>
        <translation>Elle n’est jamais écrite sur le disque et disparaît à la fermeture. Les réponses ne sont ni retenues ni réutilisées.</translation>
    </message>
    <message>
        <source>{chosen} (Ctrl+Shift+N for a new one)</source>
        <translation>{chosen} (Ctrl+Maj+N pour une nouvelle)</translation>
    </message>
    <message>
        <source>Quick prompt</source>
        <translation>Question rapide</translation>
    </message>
    <message>
        <source>State of the model</source>
        <translation>État du modèle</translation>
    </message>
    <message>
        <source>Open in the main window</source>
        <translation>Ouvrir dans la fenêtre principale</translation>
    </message>
    <message>
        <source>Replace the selected text</source>
        <translation>Remplacer le texte sélectionné</translation>
    </message>
    <message>
        <source>Put the answer in place of the selected text</source>
        <translation>Mettre la réponse à la place du texte sélectionné</translation>
    </message>
    <message>
        <source>Selected text</source>
        <translation>Texte sélectionné</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Presse-papiers</translation>
    </message>
    <message>
        <source>Use the clipboard</source>
        <translation>Utiliser le presse-papiers</translation>
    </message>
    <message>
        <source>Use the clipboard&apos;s text</source>
        <translation>Utiliser le texte du presse-papiers</translation>
    </message>
    <message>
        <source>Ask about it</source>
        <translation>Poser une question dessus</translation>
    </message>
    <message>
        <source>Ask about this text</source>
        <translation>Poser une question sur ce texte</translation>
    </message>
    <message>
        <source>The server is off. Turn it on above and press Apply.</source>
        <translation>Le serveur est arrêté. Activez-le ci-dessus et cliquez sur Appliquer.</translation>
    </message>
    <message>
        <source>There is no keyring, so this token is new each time Inglenook starts.</source>
        <translation>Il n’y a pas de trousseau : ce jeton change à chaque démarrage d’Inglenook.</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>Copier le jeton</translation>
    </message>
    <message>
        <source>New token…</source>
        <translation>Nouveau jeton…</translation>
    </message>
    <message>
        <source>Name of a program, such as editor</source>
        <translation>Nom d’un programme, comme editor</translation>
    </message>
    <message>
        <source>Name of a program</source>
        <translation>Nom d’un programme</translation>
    </message>
    <message>
        <source>Copy its own token</source>
        <translation>Copier son propre jeton</translation>
    </message>
    <message>
        <source>It runs at {address}</source>
        <translation>Il tourne à l’adresse {address}</translation>
    </message>
    <message>
        <source>The address is on the clipboard.</source>
        <translation>L’adresse est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The token is on the clipboard.</source>
        <translation>Le jeton est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Write the program&apos;s name first.</source>
        <translation>Saisissez d’abord le nom du programme.</translation>
    </message>
    <message>
        <source>A token for {name} is on the clipboard.</source>
        <translation>Un jeton pour {name} est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>All tokens that programs have now stop working, their own ones too.</source>
        <translation>Tous les jetons actuels des programmes cessent de fonctionner, y compris les leurs.</translation>
    </message>
    <message>
        <source>Make a new token</source>
        <translation>Créer un nouveau jeton</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Nouveau jeton</translation>
    </message>
    <message>
        <source>Make a new token?</source>
        <translation>Créer un nouveau jeton ?</translation>
    </message>
    <message>
        <source>A new token is on the clipboard; the old ones stop working.</source>
        <translation>Un nouveau jeton est dans le presse-papiers ; les anciens ne fonctionnent plus.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Groupes de réglages</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>Cloud key</source>
        <translation>Clé du cloud</translation>
    </message>
    <message>
        <source>Remove the stored key</source>
        <translation>Supprimer la clé enregistrée</translation>
    </message>
    <message>
        <source>Endpoint of the key</source>
        <translation>Point d’accès de la clé</translation>
    </message>
    <message>
        <source>A key is stored</source>
        <translation>Une clé est enregistrée</translation>
    </message>
    <message>
        <source>Type a new key to replace it.</source>
        <translation>Saisissez-en une nouvelle pour la remplacer.</translation>
    </message>
    <message>
        <source>It is kept in your system&apos;s keyring.</source>
        <translation>Elle est conservée dans le trousseau du système.</translation>
    </message>
    <message>
        <source>Asleep; the next question wakes it</source>
        <translation>En veille ; la prochaine question le réveille</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Réponse en cours</translation>
    </message>
    <message>
        <source>The model is not working</source>
        <translation>Le modèle ne fonctionne pas</translation>
    </message>
    <message>
        <source>with less memory</source>
        <translation>avec moins de mémoire</translation>
    </message>
    <message>
        <source>saving power</source>
        <translation>économie d’énergie</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Share of the model that is loaded</source>
        <translation>Part du modèle déjà chargée</translation>
    </message>
    <message>
        <source>Local only</source>
        <translation>Local seulement</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>{memory} in use</source>
        <translation>{memory} utilisés</translation>
    </message>
    <message>
        <source>Memory: {text}</source>
        <translation>Mémoire : {text}</translation>
    </message>
    <message>
        <source>Memory that the model&apos;s process holds. Click to see what it is used for.</source>
        <translation>Mémoire occupée par le processus du modèle. Cliquez pour voir à quoi elle sert.</translation>
    </message>
    <message>
        <source>Starter model</source>
        <translation>Modèle de départ</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>Modèle : {name}</translation>
    </message>
    <message>
        <source>
Context window: {context_length} tokens</source>
        <translation>
Fenêtre de contexte : {context_length} jetons</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>Ouvrir un modèle…</translation>
    </message>
    <message>
        <source>Back to the starter model</source>
        <translation>Revenir au modèle de départ</translation>
    </message>
    <message>
        <source>Cloud allowed</source>
        <translation>Cloud autorisé</translation>
    </message>
    <message>
        <source>No cloud set up</source>
        <translation>Aucun cloud configuré</translation>
    </message>
    <message>
        <source>Nothing you write leaves this machine. Click to allow the cloud when you ask for it.</source>
        <translation>Rien de ce que vous écrivez ne quitte cet ordinateur. Cliquez pour autoriser le cloud quand vous le demandez.</translation>
    </message>
    <message>
        <source>Answers come from this machine; the cloud is asked only when you say so. Click to forbid even that.</source>
        <translation>Les réponses viennent de cet ordinateur ; le cloud n’est interrogé que si vous le dites. Cliquez pour interdire même cela.</translation>
    </message>
    <message>
        <source>{number} GB</source>
        <translation>{number} Go</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} Mo</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Tool servers</source>
        <translation>Serveurs d’outils</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Try them</source>
        <translation>Les essayer</translation>
    </message>
    <message>
        <source>Tool servers (MCP)</source>
        <translation>Serveurs d’outils (MCP)</translation>
    </message>
    <message>
        <source>It offers: {tools}.</source>
        <translation>Il propose : {tools}.</translation>
    </message>
    <message>
        <source>Import the tool servers of another program</source>
        <translation>Importer les serveurs d’outils d’un autre programme</translation>
    </message>
    <message>
        <source>JSON (*.json);;All (*)</source>
        <translation>JSON (*.json);;Tous (*)</translation>
    </message>
    <message>
        <source>Each is started and asked what it offers…</source>
        <translation>Chacun est démarré et interrogé sur ce qu’il propose…</translation>
    </message>
    <message>
        <source>Remove tool server</source>
        <translation>Supprimer le serveur d’outils</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>Supprimer « {name} » ?</translation>
    </message>
    <message>
        <source>Its program itself stays.</source>
        <translation>Son programme reste.</translation>
    </message>
    <message>
        <source>Add a tool server</source>
        <translation>Ajouter un serveur d’outils</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Command or address</source>
        <translation>Commande ou adresse</translation>
    </message>
    <message>
        <source>Environment or headers</source>
        <translation>Environnement ou en-têtes</translation>
    </message>
    <message>
        <source>Add only servers that you trust: their programs can do what you can.</source>
        <translation>N’ajoutez que des serveurs de confiance : leurs programmes peuvent faire tout ce que vous pouvez faire.</translation>
    </message>
    <message>
        <source>Write a name, and a command or an address.</source>
        <translation>Saisissez un nom, et une commande ou une adresse.</translation>
    </message>
    <message>
        <source>About this answer</source>
        <translation>À propos de cette réponse</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Régénérer</translation>
    </message>
    <message>
        <source>Answer this question again</source>
        <translation>Répondre de nouveau à cette question</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>Ask the model instead of the memory</source>
        <translation>Interroger le modèle plutôt que la mémoire</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Juste</translation>
    </message>
    <message>
        <source>This answer from memory fits</source>
        <translation>Cette réponse retenue convient</translation>
    </message>
    <message>
        <source>This answer from memory is wrong: forget it for good and ask the model</source>
        <translation>Cette réponse retenue est fausse : l’oublier pour de bon et interroger le modèle</translation>
    </message>
    <message>
        <source>Ask the cloud</source>
        <translation>Demander au cloud</translation>
    </message>
    <message>
        <source>Ask the cloud this question</source>
        <translation>Poser cette question au cloud</translation>
    </message>
    <message>
        <source>Ask the cloud now</source>
        <translation>Demander au cloud maintenant</translation>
    </message>
    <message>
        <source>Stop writing here, and see what would be sent before anything leaves</source>
        <translation>Arrêter d’écrire ici et voir ce qui serait envoyé avant que rien ne parte</translation>
    </message>
    <message>
        <source>This answer is right</source>
        <translation>Cette réponse est juste</translation>
    </message>
    <message>
        <source>This answer is wrong; the cloud is proposed sooner for such answers</source>
        <translation>Cette réponse est fausse ; le cloud sera proposé plus tôt pour de telles réponses</translation>
    </message>
    <message>
        <source>This answer may be wrong: {reason}.</source>
        <translation>Cette réponse est peut-être fausse : {reason}.</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>Elle est juste</translation>
    </message>
    <message>
        <source>This answer is right: do not ask</source>
        <translation>Cette réponse est juste : ne pas demander</translation>
    </message>
    <message>
        <source>See what would be sent, and decide</source>
        <translation>Voir ce qui serait envoyé, et décider</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy the {shown} code</source>
        <translation>Copier le code {shown}</translation>
    </message>
    <message>
        <source>{shown} code</source>
        <translation>Code {shown}</translation>
    </message>
    <message>
        <source>↓  Jump to latest</source>
        <translation>↓  Aller au plus récent</translation>
    </message>
    <message>
        <source>Jump to the latest message</source>
        <translation>Aller au dernier message</translation>
    </message>
    <message>
        <source>The answer of this machine</source>
        <translation>La réponse de cet ordinateur</translation>
    </message>
    <message>
        <source>Noted: it helps to decide when the cloud is worth asking.</source>
        <translation>Noté : cela aide à savoir quand le cloud en vaut la peine.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Hide or show: {title}</source>
        <translation>Masquer ou afficher : {title}</translation>
    </message>
    <message>
        <source>The cloud’s is better</source>
        <translation>Celle du cloud est meilleure</translation>
    </message>
    <message>
        <source>The cloud&apos;s answer is better than this one</source>
        <translation>La réponse du cloud est meilleure que celle-ci</translation>
    </message>
    <message>
        <source>This is better</source>
        <translation>Celle-ci est meilleure</translation>
    </message>
    <message>
        <source>This machine&apos;s answer is better than the cloud&apos;s</source>
        <translation>La réponse de cet ordinateur est meilleure que celle du cloud</translation>
    </message>
    <message>
        <source>Both do</source>
        <translation>Les deux conviennent</translation>
    </message>
    <message>
        <source>Both answers are equally good</source>
        <translation>Les deux réponses se valent</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>cut at the limit</source>
        <translation>coupée à la limite</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation>{rate} jetons/s</translation>
    </message>
    <message>
        <source>the oldest part summed up</source>
        <translation>la partie la plus ancienne résumée</translation>
    </message>
    <message>
        <source>{bytes_sent} bytes sent</source>
        <translation>{bytes_sent} octets envoyés</translation>
    </message>
    <message>
        <source>1 part hidden</source>
        <translation>1 partie masquée</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts hidden</source>
        <translation>
            <numerusform>{count} partie masquée</numerusform>
            <numerusform>{count} parties masquées</numerusform>
        </translation>
    </message>
    <message>
        <source>1 part hidden, which is not in the answer</source>
        <translation>1 partie masquée, absente de la réponse</translation>
    </message>
    <message numerus="yes">
        <source>{count} parts hidden, {missing} of them not in the answer</source>
        <translation>
            <numerusform>{count} partie masquée, dont {missing} absente de la réponse</numerusform>
            <numerusform>{count} parties masquées, dont {missing} absentes de la réponse</numerusform>
        </translation>
    </message>
    <message>
        <source>about {amount}</source>
        <translation>environ {amount}</translation>
    </message>
    <message>
        <source>{amount} on battery</source>
        <translation>{amount} sur batterie</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>il y a 1 minute</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes ago</source>
        <translation>
            <numerusform>il y a {count} minute</numerusform>
            <numerusform>il y a {count} minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>il y a 1 heure</translation>
    </message>
    <message numerus="yes">
        <source>{count} hours ago</source>
        <translation>
            <numerusform>il y a {count} heure</numerusform>
            <numerusform>il y a {count} heures</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>il y a 1 jour</translation>
    </message>
    <message numerus="yes">
        <source>{count} days ago</source>
        <translation>
            <numerusform>il y a {count} jour</numerusform>
            <numerusform>il y a {count} jours</numerusform>
        </translation>
    </message>
    <message>
        <source>1 month ago</source>
        <translation>il y a 1 mois</translation>
    </message>
    <message numerus="yes">
        <source>{count} months ago</source>
        <translation>
            <numerusform>il y a {count} mois</numerusform>
            <numerusform>il y a {count} mois</numerusform>
        </translation>
    </message>
    <message>
        <source>1 year ago</source>
        <translation>il y a 1 an</translation>
    </message>
    <message numerus="yes">
        <source>{count} years ago</source>
        <translation>
            <numerusform>il y a {count} an</numerusform>
            <numerusform>il y a {count} ans</numerusform>
        </translation>
    </message>
    <message>
        <source>before</source>
        <translation>auparavant</translation>
    </message>
    <message>
        <source>From memory: answered {when}</source>
        <translation>De mémoire : répondue {when}</translation>
    </message>
    <message>
        <source>From memory: you asked “{question}” {when} · {sure}</source>
        <translation>De mémoire : vous aviez demandé « {question} » {when} · {sure}</translation>
    </message>
    <message>
        <source>the same words</source>
        <translation>les mêmes mots</translation>
    </message>
    <message>
        <source>{share} sure that it fits</source>
        <translation>sûr à {share} qu’elle convient</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 jeton</translation>
    </message>
    <message>
        <source>without the oldest message</source>
        <translation>sans le message le plus ancien</translation>
    </message>
    <message numerus="yes">
        <source>without the oldest {count} messages</source>
        <translation>
            <numerusform>sans le {count} message le plus ancien</numerusform>
            <numerusform>sans les {count} messages les plus anciens</numerusform>
        </translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>Que souhaitez-vous savoir ?</translation>
    </message>
    <message>
        <source>Answers come from a model on this machine.</source>
        <translation>Les réponses viennent d’un modèle sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Explain photosynthesis in two sentences</source>
        <translation>Explique la photosynthèse en deux phrases</translation>
    </message>
    <message>
        <source>Write a Python function that counts words</source>
        <translation>Écris une fonction Python qui compte les mots</translation>
    </message>
    <message>
        <source>Draft a short thank-you note to a neighbour</source>
        <translation>Rédige un petit mot de remerciement à un voisin</translation>
    </message>
    <message>
        <source>Suggest three things to do on a rainy day</source>
        <translation>Propose trois activités pour un jour de pluie</translation>
    </message>
    <message>
        <source>The model that comes with Inglenook is small: it answers at once, and is often wrong.</source>
        <translation>Le modèle fourni avec Inglenook est petit : il répond tout de suite et se trompe souvent.</translation>
    </message>
    <message>
        <source>Ask: {text}</source>
        <translation>Demander : {text}</translation>
    </message>
    <message>
        <source>Find a better one for this machine</source>
        <translation>En trouver un meilleur pour cet ordinateur</translation>
    </message>
    <message>
        <source>[Image: {content}, {address}]</source>
        <translation>[Image : {content}, {address}]</translation>
    </message>
    <message>
        <source>[Image: {address}]</source>
        <translation>[Image : {address}]</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>Version précédente</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>Version suivante</translation>
    </message>
    <message>
        <source>Version {current} of {siblings}</source>
        <translation>Version {current} sur {siblings}</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Réflexion</translation>
    </message>
    <message>
        <source>{count} lines of {language} code.</source>
        <translation>{count} lignes de code {language}.</translation>
    </message>
    <message>
        <source>The answer is long; all of it is among the remembered answers (Ctrl+4).</source>
        <translation>La réponse est longue ; elle est entière parmi les réponses retenues (Ctrl+4).</translation>
    </message>
    <message>
        <source>You asked something close</source>
        <translation>Vous avez demandé quelque chose de proche</translation>
    </message>
    <message>
        <source>Show that answer</source>
        <translation>Afficher cette réponse</translation>
    </message>
    <message>
        <source>Show the answer to: {question}</source>
        <translation>Afficher la réponse à : {question}</translation>
    </message>
    <message>
        <source>It fits</source>
        <translation>Elle convient</translation>
    </message>
    <message>
        <source>That answer fits this question too</source>
        <translation>Cette réponse convient aussi à cette question</translation>
    </message>
    <message>
        <source>It does not</source>
        <translation>Elle ne convient pas</translation>
    </message>
    <message>
        <source>That answer does not fit this question</source>
        <translation>Cette réponse ne convient pas à cette question</translation>
    </message>
    <message>
        <source>You asked something close {age}</source>
        <translation>Vous avez demandé quelque chose de proche {age}</translation>
    </message>
    <message>
        <source>Table in the answer</source>
        <translation>Tableau dans la réponse</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Modifier la question</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show all of the question</source>
        <translation>Afficher toute la question</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>Copier la question</translation>
    </message>
    <message>
        <source>Send the changed question</source>
        <translation>Envoyer la question modifiée</translation>
    </message>
    <message>
        <source>A tool was used</source>
        <translation>Un outil a été utilisé</translation>
    </message>
    <message>
        <source>What the tool was given, and what it gave</source>
        <translation>Ce que l’outil a reçu, et ce qu’il a donné</translation>
    </message>
    <message>
        <source>Details of the use of {name}</source>
        <translation>Détails de l’utilisation de {name}</translation>
    </message>
    <message>
        <source>of {server}</source>
        <translation>de {server}</translation>
    </message>
    <message>
        <source>The model asks for a tool</source>
        <translation>Le modèle demande un outil</translation>
    </message>
    <message>
        <source>What the tool would get</source>
        <translation>Ce que l’outil recevrait</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Autoriser une fois</translation>
    </message>
    <message>
        <source>Allow {name} once</source>
        <translation>Autoriser {name} une fois</translation>
    </message>
    <message>
        <source>Always in this chat</source>
        <translation>Toujours dans cette discussion</translation>
    </message>
    <message>
        <source>Always allow {name} in this chat</source>
        <translation>Toujours autoriser {name} dans cette discussion</translation>
    </message>
    <message>
        <source>Don&apos;t allow</source>
        <translation>Ne pas autoriser</translation>
    </message>
    <message>
        <source>Do not allow {name}</source>
        <translation>Ne pas autoriser {name}</translation>
    </message>
    <message>
        <source>The model wants to use {name} of {server}.</source>
        <translation>Le modèle veut utiliser {name} de {server}.</translation>
    </message>
    <message>
        <source>What it gets would leave this machine, to {address}.</source>
        <translation>Ce qu’il reçoit quitterait cet ordinateur, vers {address}.</translation>
    </message>
    <message>
        <source>Show earlier messages</source>
        <translation>Afficher les messages précédents</translation>
    </message>
    <message>
        <source>Open Inglenook</source>
        <translation>Ouvrir Inglenook</translation>
    </message>
    <message>
        <source>Free the memory</source>
        <translation>Libérer la mémoire</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>0 always takes the likeliest word; higher is more varied.</source>
        <translation>0 prend toujours le mot le plus probable ; plus haut, c’est plus varié.</translation>
    </message>
    <message>
        <source>A bare loop cannot read weights from disk, so nothing was compared with one.</source>
        <translation>Une boucle simple ne peut pas lire les poids depuis le disque : aucune comparaison n’a été faite.</translation>
    </message>
    <message>
        <source>A bare loop needs a model whose weights are in memory.</source>
        <translation>Une boucle simple demande un modèle dont les poids sont en mémoire.</translation>
    </message>
    <message>
        <source>A calculator and the date come with Inglenook. Each use of any other tool is shown to you first. Small models often use tools badly.</source>
        <translation>Une calculatrice et la date sont fournies avec Inglenook. Chaque usage d’un autre outil vous est montré avant. Les petits modèles utilisent souvent mal les outils.</translation>
    </message>
    <message>
        <source>A compressed KV cache needs flash attention.</source>
        <translation>Un cache KV compressé nécessite flash attention.</translation>
    </message>
    <message>
        <source>A persona needs a name and instructions.</source>
        <translation>Un persona a besoin d’un nom et d’instructions.</translation>
    </message>
    <message>
        <source>A question that might cost more is not sent.</source>
        <translation>Une question qui pourrait coûter plus n’est pas envoyée.</translation>
    </message>
    <message>
        <source>A small model that guesses for a large one with the same vocabulary whose weights come from disk.</source>
        <translation>Un petit modèle qui devine pour un grand de même vocabulaire dont les poids viennent du disque.</translation>
    </message>
    <message>
        <source>Actions on selected text</source>
        <translation>Actions sur le texte sélectionné</translation>
    </message>
    <message>
        <source>Always hide</source>
        <translation>Toujours masquer</translation>
    </message>
    <message>
        <source>Among several endpoints, those that have been slower are asked only when no other is left.</source>
        <translation>Parmi plusieurs services, ceux qui ont été plus lents ne sont interrogés que s’il n’en reste pas d’autre.</translation>
    </message>
    <message>
        <source>An OpenAI-compatible address such as https://api.example.com/v1. Used only when you ask for it.</source>
        <translation>Une adresse compatible OpenAI, comme https://api.example.com/v1. Utilisée seulement à votre demande.</translation>
    </message>
    <message>
        <source>An answer cannot be empty.</source>
        <translation>Une réponse ne peut pas être vide.</translation>
    </message>
    <message>
        <source>An encoder gives no answers.</source>
        <translation>Un encodeur ne donne pas de réponses.</translation>
    </message>
    <message>
        <source>An encoder is being tried already.</source>
        <translation>Un encodeur est déjà à l’essai.</translation>
    </message>
    <message>
        <source>An expert cache cannot be combined with streamed weights or other devices yet.</source>
        <translation>Un cache d’experts ne peut pas encore être combiné avec des poids lus du disque ou d’autres appareils.</translation>
    </message>
    <message>
        <source>An expert cache cannot work with this kind of model.</source>
        <translation>Un cache d’experts ne fonctionne pas avec ce type de modèle.</translation>
    </message>
    <message>
        <source>Another smaller copy is being made.</source>
        <translation>Une autre copie plus petite est en cours.</translation>
    </message>
    <message>
        <source>Answer them from memory</source>
        <translation>Leur répondre de mémoire</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Answers are written with drafts.</source>
        <translation>Les réponses sont écrites avec des brouillons.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Peu importe</translation>
    </message>
    <message>
        <source>Ask again: it is loaded anew.</source>
        <translation>Redemandez : il est rechargé.</translation>
    </message>
    <message>
        <source>Ask again: the engine starts anew by itself.</source>
        <translation>Redemandez : le moteur redémarre tout seul.</translation>
    </message>
    <message>
        <source>Ask again: the model is then loaded without it.</source>
        <translation>Redemandez : le modèle est alors chargé sans lui.</translation>
    </message>
    <message>
        <source>Ask again; the log has the details.</source>
        <translation>Redemandez ; le journal contient les détails.</translation>
    </message>
    <message>
        <source>Ask in another chat if the cloud may answer.</source>
        <translation>Demandez dans une autre discussion si le cloud peut répondre.</translation>
    </message>
    <message>
        <source>Ask it by itself where I have agreed</source>
        <translation>L’interroger d’office là où j’ai donné mon accord</translation>
    </message>
    <message>
        <source>Certainty needed</source>
        <translation>Certitude requise</translation>
    </message>
    <message>
        <source>Check both in Settings, under Cloud.</source>
        <translation>Vérifiez les deux dans Réglages, sous Cloud.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Vérifiez ses autorisations.</translation>
    </message>
    <message>
        <source>Check that it is still there.</source>
        <translation>Vérifiez qu’il est toujours là.</translation>
    </message>
    <message>
        <source>Check that the folder can be written and that the disk is not full.</source>
        <translation>Vérifiez que le dossier est accessible en écriture et que le disque n’est pas plein.</translation>
    </message>
    <message>
        <source>Check that the folder is a whole sentence-transformers model.</source>
        <translation>Vérifiez que le dossier est un modèle sentence-transformers complet.</translation>
    </message>
    <message>
        <source>Check that you may read the file.</source>
        <translation>Vérifiez que vous pouvez lire le fichier.</translation>
    </message>
    <message>
        <source>Check the address and model in Settings.</source>
        <translation>Vérifiez l’adresse et le modèle dans Réglages.</translation>
    </message>
    <message>
        <source>Check the address in Settings, under Cloud.</source>
        <translation>Vérifiez l’adresse dans Réglages, sous Cloud.</translation>
    </message>
    <message>
        <source>Check the disk and its free space, then try again.</source>
        <translation>Vérifiez le disque et son espace libre, puis réessayez.</translation>
    </message>
    <message>
        <source>Check the disk that it is on, then load the model again.</source>
        <translation>Vérifiez le disque où il se trouve, puis rechargez le modèle.</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>Vérifiez le disque, puis réessayez.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the disk.</source>
        <translation>Vérifiez les autorisations du dossier et le disque.</translation>
    </message>
    <message>
        <source>Check the folder.</source>
        <translation>Vérifiez le dossier.</translation>
    </message>
    <message>
        <source>Check the graphics driver; the processor can be used meanwhile.</source>
        <translation>Vérifiez le pilote graphique ; le processeur peut servir en attendant.</translation>
    </message>
    <message>
        <source>Check the name and the permissions.</source>
        <translation>Vérifiez le nom et les autorisations.</translation>
    </message>
    <message>
        <source>Check the name; a private one needs {0}.</source>
        <translation>Vérifiez le nom ; un dépôt privé demande {0}.</translation>
    </message>
    <message>
        <source>Check the network; this machine&apos;s own model still answers.</source>
        <translation>Vérifiez le réseau ; le modèle de cet ordinateur répond toujours.</translation>
    </message>
    <message>
        <source>Check the permissions of its folder.</source>
        <translation>Vérifiez les autorisations de son dossier.</translation>
    </message>
    <message>
        <source>Check the permissions of that folder.</source>
        <translation>Vérifiez les autorisations de ce dossier.</translation>
    </message>
    <message>
        <source>Check the permissions of the file and its folder.</source>
        <translation>Vérifiez les autorisations du fichier et de son dossier.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder and the free space on the disk.</source>
        <translation>Vérifiez les autorisations du dossier et l’espace libre du disque.</translation>
    </message>
    <message>
        <source>Check your connection, then try again.</source>
        <translation>Vérifiez votre connexion, puis réessayez.</translation>
    </message>
    <message>
        <source>Choose a BERT encoder or a GGUF file.</source>
        <translation>Choisissez un encodeur BERT ou un fichier GGUF.</translation>
    </message>
    <message>
        <source>Choose a draft model of the same family.</source>
        <translation>Choisissez un modèle de brouillon de la même famille.</translation>
    </message>
    <message>
        <source>Choose a file in GGUF version 3, which every current model has.</source>
        <translation>Choisissez un fichier en version 3 de GGUF, celle de tous les modèles actuels.</translation>
    </message>
    <message>
        <source>Choose a file that the repository lists.</source>
        <translation>Choisissez un fichier listé par le dépôt.</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .chat.</source>
        <translation>Choisissez un fichier dont le nom finit par .chat.</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .gguf.</source>
        <translation>Choisissez un fichier dont le nom finit par .gguf.</translation>
    </message>
    <message>
        <source>Choose a language model.</source>
        <translation>Choisissez un modèle de langage.</translation>
    </message>
    <message>
        <source>Choose a model of another kind.</source>
        <translation>Choisissez un modèle d’un autre type.</translation>
    </message>
    <message>
        <source>Choose a model that does.</source>
        <translation>Choisissez un modèle qui le peut.</translation>
    </message>
    <message>
        <source>Choose a model that fits into memory.</source>
        <translation>Choisissez un modèle qui tient en mémoire.</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>Choisissez un modèle.</translation>
    </message>
    <message>
        <source>Choose a smaller encoder if memory is short.</source>
        <translation>Choisissez un encodeur plus petit si la mémoire manque.</translation>
    </message>
    <message>
        <source>Choose a smaller encoder.</source>
        <translation>Choisissez un encodeur plus petit.</translation>
    </message>
    <message>
        <source>Choose a smaller model, or raise the memory budget.</source>
        <translation>Choisissez un modèle plus petit, ou augmentez le budget mémoire.</translation>
    </message>
    <message>
        <source>Choose a smaller one, or raise the memory budget in the settings.</source>
        <translation>Choisissez-en un plus petit, ou augmentez le budget mémoire dans les réglages.</translation>
    </message>
    <message>
        <source>Choose a smaller type.</source>
        <translation>Choisissez un type plus petit.</translation>
    </message>
    <message>
        <source>Choose an address of this machine and a port that is free, such as 127.0.0.1:50052.</source>
        <translation>Choisissez une adresse de cet ordinateur et un port libre, comme 127.0.0.1:50052.</translation>
    </message>
    <message>
        <source>Choose an embedding model.</source>
        <translation>Choisissez un modèle d’embeddings.</translation>
    </message>
    <message>
        <source>Choose an encoder model.</source>
        <translation>Choisissez un modèle encodeur.</translation>
    </message>
    <message>
        <source>Choose another encoder.</source>
        <translation>Choisissez un autre encodeur.</translation>
    </message>
    <message>
        <source>Choose another file of a language model.</source>
        <translation>Choisissez un autre fichier de modèle de langue.</translation>
    </message>
    <message>
        <source>Choose another file of this model.</source>
        <translation>Choisissez un autre fichier de ce modèle.</translation>
    </message>
    <message>
        <source>Choose another file, or put it back.</source>
        <translation>Choisissez un autre fichier, ou remettez-le en place.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Choose another file: a model in the GGUF format.</source>
        <translation>Choisissez un autre fichier : un modèle au format GGUF.</translation>
    </message>
    <message>
        <source>Choose another model first, then remove this one.</source>
        <translation>Choisissez d’abord un autre modèle, puis supprimez celui-ci.</translation>
    </message>
    <message>
        <source>Choose another model, or go back to the starter model.</source>
        <translation>Choisissez un autre modèle, ou revenez au modèle de départ.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>Choose another one in the list.</source>
        <translation>Choisissez-en une autre dans la liste.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Choose fewer GPU layers.</source>
        <translation>Choisissez moins de couches GPU.</translation>
    </message>
    <message>
        <source>Choose one first.</source>
        <translation>Choisissez-en un d’abord.</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>Choisissez parmi : {0}.</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Choisissez-en un.</translation>
    </message>
    <message>
        <source>Choose the first part, {0}-00001-of-{1}.gguf.</source>
        <translation>Choisissez la première partie, {0}-00001-of-{1}.gguf.</translation>
    </message>
    <message>
        <source>Close another program and try again.</source>
        <translation>Fermez un autre programme et réessayez.</translation>
    </message>
    <message>
        <source>Close other programs and ask again.</source>
        <translation>Fermez d’autres programmes et redemandez.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Fermez d’autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>Close other programs and try again; the log has the details.</source>
        <translation>Fermez d’autres programmes et réessayez ; le journal contient les détails.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or a shorter context.</source>
        <translation>Fermez d’autres programmes, ou choisissez un modèle plus petit ou un contexte plus court.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Fermez d’autres programmes, ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>Close other programs, or fetch a smaller version of this model.</source>
        <translation>Fermez d’autres programmes, ou téléchargez une version plus petite de ce modèle.</translation>
    </message>
    <message>
        <source>Close other programs, or raise the memory budget.</source>
        <translation>Fermez d’autres programmes, ou augmentez le budget mémoire.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Fermez d’autres programmes.</translation>
    </message>
    <message>
        <source>Close that program and try again.</source>
        <translation>Fermez ce programme et réessayez.</translation>
    </message>
    <message>
        <source>Cloud address</source>
        <translation>Adresse du cloud</translation>
    </message>
    <message>
        <source>Cloud model</source>
        <translation>Modèle du cloud</translation>
    </message>
    <message>
        <source>Compare versions of one model.</source>
        <translation>Comparez des versions d’un même modèle.</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>Longueur du contexte</translation>
    </message>
    <message>
        <source>Copy the file lending.key from there again.</source>
        <translation>Recopiez-y le fichier lending.key.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Devices of other kinds compute a part of it, so it may use other words than the processor alone.</source>
        <translation>Des appareils d’un autre type en calculent une partie ; il peut donc employer d’autres mots que le processeur seul.</translation>
    </message>
    <message>
        <source>Did you mean {0}?</source>
        <translation>Vouliez-vous dire {0} ?</translation>
    </message>
    <message>
        <source>Download it again, or choose another.</source>
        <translation>Retéléchargez-le, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Retéléchargez-le.</translation>
    </message>
    <message>
        <source>Download it again; if that does not help, use another mirror.</source>
        <translation>Retéléchargez-le ; si cela n’aide pas, utilisez un autre miroir.</translation>
    </message>
    <message>
        <source>Download or copy the file again.</source>
        <translation>Retéléchargez ou recopiez le fichier.</translation>
    </message>
    <message>
        <source>Download or import it again.</source>
        <translation>Retéléchargez-le ou réimportez-le.</translation>
    </message>
    <message>
        <source>it does not answer the question</source>
        <translation>elle ne répond pas à la question</translation>
    </message>
    <message>
        <source>the JSON in it is not valid</source>
        <translation>le JSON qu’elle contient n’est pas valide</translation>
    </message>
    <message>
        <source>it is in another language than your question</source>
        <translation>elle est dans une autre langue que votre question</translation>
    </message>
    <message>
        <source>the code in it has a mistake of syntax</source>
        <translation>le code qu’elle contient a une erreur de syntaxe</translation>
    </message>
    <message>
        <source>it repeats itself</source>
        <translation>elle se répète</translation>
    </message>
    <message>
        <source>it breaks off</source>
        <translation>elle s’interrompt</translation>
    </message>
    <message>
        <source>it says itself that something is missing</source>
        <translation>elle dit elle-même qu’il manque quelque chose</translation>
    </message>
    <message>
        <source>the numbers do not add up</source>
        <translation>le calcul n’est pas juste</translation>
    </message>
    <message>
        <source>it counts whole things in fractions</source>
        <translation>elle compte des choses entières en fractions</translation>
    </message>
    <message>
        <source>a unit of time was not converted</source>
        <translation>une unité de temps n’a pas été convertie</translation>
    </message>
    <message>
        <source>“more” and “less” seem to be mixed up</source>
        <translation>« plus » et « moins » semblent confondus</translation>
    </message>
    <message>
        <source>its result is negative</source>
        <translation>son résultat est négatif</translation>
    </message>
    <message>
        <source>it does not use the percentage</source>
        <translation>elle n’utilise pas le pourcentage</translation>
    </message>
    <message>
        <source>it takes no difference where one is asked for</source>
        <translation>elle ne fait pas la différence demandée</translation>
    </message>
    <message>
        <source>it leaves out numbers of your question</source>
        <translation>elle omet des nombres de votre question</translation>
    </message>
    <message>
        <source>it uses numbers that are not in your question</source>
        <translation>elle utilise des nombres absents de votre question</translation>
    </message>
    <message>
        <source>it seems to mix up what the numbers stand for</source>
        <translation>elle semble confondre ce que représentent les nombres</translation>
    </message>
    <message>
        <source>it comes to no final number</source>
        <translation>elle n’aboutit à aucun nombre</translation>
    </message>
    <message>
        <source>answers of this form are often wrong</source>
        <translation>les réponses de cette forme sont souvent fausses</translation>
    </message>
    <message>
        <source>with questions of this kind the cloud is often better</source>
        <translation>pour ce type de question, le cloud est souvent meilleur</translation>
    </message>
    <message>
        <source>learning together</source>
        <translation>apprentissage en commun</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experts</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>Cache KV</translation>
    </message>
    <message>
        <source>Read-ahead</source>
        <translation>Lecture anticipée</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Inglenook itself</source>
        <translation>Inglenook lui-même</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encodeur</translation>
    </message>
    <message>
        <source>Your own encoder</source>
        <translation>Votre encodeur</translation>
    </message>
    <message>
        <source>Draft model</source>
        <translation>Modèle de brouillon</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modèle</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>assistant</translation>
    </message>
    <message>
        <source>window</source>
        <translation>fenêtre</translation>
    </message>
    <message>
        <source>encoder and others</source>
        <translation>encodeur et autres</translation>
    </message>
    <message>
        <source>Writing, against a bare loop</source>
        <translation>Écriture, par rapport à une boucle simple</translation>
    </message>
    <message>
        <source>Quick question beside a long job, mean</source>
        <translation>Question rapide pendant un long travail, moyenne</translation>
    </message>
    <message>
        <source>Quick question beside a long job, 95th percentile</source>
        <translation>Question rapide pendant un long travail, 95e centile</translation>
    </message>
    <message>
        <source>Opening a kept conversation, against reading it</source>
        <translation>Ouvrir une conversation conservée, au lieu de la lire</translation>
    </message>
    <message>
        <source>Editing and extracting, with drafts</source>
        <translation>Modifier et extraire, avec brouillons</translation>
    </message>
    <message>
        <source>Worst of mixed questions, against plain</source>
        <translation>La pire de questions variées, par rapport au plus simple</translation>
    </message>
    <message>
        <source>Tuned, against the defaults</source>
        <translation>Réglé, par rapport aux valeurs par défaut</translation>
    </message>
    <message>
        <source>Smart</source>
        <translation>Intelligent</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>the numbers do not add up: {0} is {1}, not {2}</source>
        <translation>le calcul n’est pas juste : {0} donne {1}, et non {2}</translation>
    </message>
    <message>
        <source>it does not calculate with {0}, a number of your question</source>
        <translation>elle ne calcule pas avec {0}, un nombre de votre question</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Brouillons</translation>
    </message>
    <message>
        <source>Drafts are off in Settings.</source>
        <translation>Les brouillons sont désactivés dans Réglages.</translation>
    </message>
    <message>
        <source>Earlier questions could not be searched for a similar one.</source>
        <translation>Impossible de chercher une question semblable parmi les précédentes.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter a valid key in Settings, under Cloud.</source>
        <translation>Saisissez une clé valide dans Réglages, sous Cloud.</translation>
    </message>
    <message>
        <source>Enter it in Settings, under Cloud.</source>
        <translation>Saisissez-la dans Réglages, sous Cloud.</translation>
    </message>
    <message>
        <source>Enter its address and model in Settings, under Cloud.</source>
        <translation>Saisissez son adresse et son modèle dans Réglages, sous Cloud.</translation>
    </message>
    <message>
        <source>Enter the new address.</source>
        <translation>Saisissez la nouvelle adresse.</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Experts cannot be kept in a cache here, so the system pages them in from the file.</source>
        <translation>Les experts ne peuvent pas être gardés en cache ici ; le système les lit dans le fichier.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exportez-le de nouveau.</translation>
    </message>
    <message>
        <source>Fetch it again.</source>
        <translation>Téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>Fetch the model again, or save it in float32.</source>
        <translation>Téléchargez le modèle à nouveau, ou enregistrez-le en float32.</translation>
    </message>
    <message>
        <source>Fetch the model again.</source>
        <translation>Téléchargez le modèle à nouveau.</translation>
    </message>
    <message>
        <source>Fetch the model again: its files do not belong together.</source>
        <translation>Téléchargez le modèle à nouveau : ses fichiers ne vont pas ensemble.</translation>
    </message>
    <message>
        <source>Fetch the model&apos;s vocab.txt or tokenizer.json into that folder.</source>
        <translation>Téléchargez le vocab.txt ou le tokenizer.json du modèle dans ce dossier.</translation>
    </message>
    <message>
        <source>Fill in both, or remove it.</source>
        <translation>Remplissez les deux, ou supprimez-le.</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Libérez de la place et réessayez.</translation>
    </message>
    <message>
        <source>Free some space, or name a folder.</source>
        <translation>Libérez de la place, ou indiquez un dossier.</translation>
    </message>
    <message>
        <source>Free some space, or name a place on another disk with --out.</source>
        <translation>Libérez de la place, ou indiquez avec --out un emplacement sur un autre disque.</translation>
    </message>
    <message>
        <source>Free some space, then download again: what has arrived is kept.</source>
        <translation>Libérez de la place, puis reprenez le téléchargement : ce qui est arrivé est gardé.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>Free the memory after</source>
        <translation>Libérer la mémoire après</translation>
    </message>
    <message>
        <source>From texts and a small model</source>
        <translation>Depuis des textes et un petit modèle</translation>
    </message>
    <message>
        <source>From texts only</source>
        <translation>Depuis des textes seulement</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation>Couches sur le GPU</translation>
    </message>
    <message>
        <source>Give a folder of sentence-transformers, or a GGUF file.</source>
        <translation>Indiquez un dossier de sentence-transformers ou un fichier GGUF.</translation>
    </message>
    <message>
        <source>Give an earlier answer when the same question comes again. You always see it, and can ask again.</source>
        <translation>Donner une réponse précédente quand la même question revient. Vous le voyez toujours, et pouvez redemander.</translation>
    </message>
    <message>
        <source>Give one of them another name.</source>
        <translation>Donnez un autre nom à l’un d’eux.</translation>
    </message>
    <message>
        <source>Give the folder of a sentence-transformers model, or the GGUF file of an embedding model.</source>
        <translation>Indiquez le dossier d’un modèle sentence-transformers ou le fichier GGUF d’un modèle d’embeddings.</translation>
    </message>
    <message>
        <source>Give the folder that it lies in: {0}.</source>
        <translation>Indiquez le dossier où il se trouve : {0}.</translation>
    </message>
    <message>
        <source>Guess the next words and check several at once, where that is faster. The answers are the same.</source>
        <translation>Deviner les mots suivants et en vérifier plusieurs à la fois, là où c’est plus rapide. Les réponses sont les mêmes.</translation>
    </message>
    <message>
        <source>Hardly ever: ask often</source>
        <translation>Presque jamais : demander souvent</translation>
    </message>
    <message>
        <source>How many cores work on an answer.</source>
        <translation>Combien de cœurs travaillent à une réponse.</translation>
    </message>
    <message>
        <source>How many layers go to the GPU when Offload says so.</source>
        <translation>Combien de couches vont sur le GPU quand Répartition le demande.</translation>
    </message>
    <message>
        <source>How much of a conversation the model can read at once. More needs more memory.</source>
        <translation>Ce que le modèle peut lire d’une conversation à la fois. Plus demande plus de mémoire.</translation>
    </message>
    <message>
        <source>How often an answer of this machine may stand where the cloud would have done better.</source>
        <translation>À quelle fréquence une réponse de cet ordinateur peut rester là où le cloud aurait fait mieux.</translation>
    </message>
    <message>
        <source>How sure it must be that an earlier answer fits a question in other words. 1 is the same words only.</source>
        <translation>Avec quelle certitude une réponse précédente doit convenir à une question aux mots différents. 1 : les mêmes mots seulement.</translation>
    </message>
    <message>
        <source>In 24 hours. Reserved before a question is sent, so that it holds whatever happens.</source>
        <translation>En 24 heures. Réservé avant l’envoi d’une question, pour tenir quoi qu’il arrive.</translation>
    </message>
    <message>
        <source>In 30 days.</source>
        <translation>En 30 jours.</translation>
    </message>
    <message>
        <source>Inglenook did not understand itself.</source>
        <translation>Inglenook ne s’est pas compris lui-même.</translation>
    </message>
    <message>
        <source>Inglenook is learning already.</source>
        <translation>Inglenook apprend déjà.</translation>
    </message>
    <message>
        <source>Inglenook reads exports of ChatGPT, Open WebUI, Jan and GPT4All, and its own.</source>
        <translation>Inglenook lit les exports de ChatGPT, Open WebUI, Jan et GPT4All, et les siens.</translation>
    </message>
    <message>
        <source>Inglenook reads files below {0} MB.</source>
        <translation>Inglenook lit les fichiers de moins de {0} Mo.</translation>
    </message>
    <message>
        <source>Install Inglenook again, or open a GGUF model file of your own.</source>
        <translation>Réinstallez Inglenook, ou ouvrez un fichier de modèle GGUF à vous.</translation>
    </message>
    <message>
        <source>Install a newer Inglenook.</source>
        <translation>Installez une version plus récente d’Inglenook.</translation>
    </message>
    <message>
        <source>Install it again.</source>
        <translation>Réinstallez-le.</translation>
    </message>
    <message>
        <source>Install it with `pip install inglenook[encoders]`, or choose a BERT encoder or a GGUF file.</source>
        <translation>Installez-le avec `pip install inglenook[encoders]`, ou choisissez un encodeur BERT ou un fichier GGUF.</translation>
    </message>
    <message>
        <source>Install the package sqlcipher3.</source>
        <translation>Installez le paquet sqlcipher3.</translation>
    </message>
    <message>
        <source>Install the same version on both machines.</source>
        <translation>Installez la même version sur les deux ordinateurs.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>It cannot be started: {0}.</source>
        <translation>Impossible de le démarrer : {0}.</translation>
    </message>
    <message>
        <source>It does not know this machine&apos;s key.</source>
        <translation>Il ne connaît pas la clé de cet ordinateur.</translation>
    </message>
    <message>
        <source>It gave no answer within {0} seconds.</source>
        <translation>Aucune réponse en {0} secondes.</translation>
    </message>
    <message>
        <source>It has {0}.</source>
        <translation>Il a {0}.</translation>
    </message>
    <message>
        <source>It holds characters that a text file cannot.</source>
        <translation>Il contient des caractères qu’un fichier texte ne peut pas contenir.</translation>
    </message>
    <message>
        <source>It is left out.</source>
        <translation>Il est laissé de côté.</translation>
    </message>
    <message>
        <source>It is one of: {0}.</source>
        <translation>Valeurs possibles : {0}.</translation>
    </message>
    <message>
        <source>It lends to somebody else now.</source>
        <translation>Il prête maintenant à quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>It lies between {0} and {1}{2}.</source>
        <translation>Entre {0} et {1}{2}.</translation>
    </message>
    <message>
        <source>It looks like https://api.example.com/v1.</source>
        <translation>Elle ressemble à https://api.example.com/v1.</translation>
    </message>
    <message>
        <source>It needs a value such as {0}.</source>
        <translation>Il faut une valeur comme {0}.</translation>
    </message>
    <message>
        <source>It reads those of ChatGPT, Open WebUI, Jan and GPT4All, and its own.</source>
        <translation>Sont lus ceux de ChatGPT, Open WebUI, Jan et GPT4All, et les siens.</translation>
    </message>
    <message>
        <source>It should hold {&quot;mcpServers&quot;: {...}}.</source>
        <translation>Il doit contenir {&quot;mcpServers&quot;: {...}}.</translation>
    </message>
    <message>
        <source>Its memory of the conversation is coarser than usual, so it may use other words than with more memory.</source>
        <translation>Il retient la conversation moins finement que d’habitude et peut donc employer d’autres mots qu’avec plus de mémoire.</translation>
    </message>
    <message>
        <source>Its oldest part is being summed up.</source>
        <translation>Sa partie la plus ancienne est en cours de résumé.</translation>
    </message>
    <message>
        <source>Keep the beginning and the newest part</source>
        <translation>Garder le début et la partie la plus récente</translation>
    </message>
    <message>
        <source>Keep the names that the parts were published with: they end in -00001-of-00003.gguf and so on.</source>
        <translation>Gardez les noms d’origine des parties : ils finissent par -00001-of-00003.gguf, etc.</translation>
    </message>
    <message>
        <source>Keep to {0}.</source>
        <translation>Restez dans {0}.</translation>
    </message>
    <message>
        <source>Keep what they ask</source>
        <translation>Garder ce qu’ils demandent</translation>
    </message>
    <message>
        <source>Keep {0} or fewer.</source>
        <translation>Gardez-en {0} au plus.</translation>
    </message>
    <message>
        <source>Remove those that you no longer use on the page Models.</source>
        <translation>Supprimez ceux dont vous ne vous servez plus sur la page Modèles.</translation>
    </message>
    <message>
        <source>Unfinished downloads</source>
        <translation>Téléchargements inachevés</translation>
    </message>
    <message>
        <source>They go on where they stopped; discard them on the page Models.</source>
        <translation>Ils reprennent où ils se sont arrêtés ; abandonnez-les sur la page Modèles.</translation>
    </message>
    <message>
        <source>Delete those that you no longer need in the list of chats.</source>
        <translation>Supprimez celles dont vous n’avez plus besoin dans la liste des discussions.</translation>
    </message>
    <message>
        <source>Clear them on their page; Settings says how much room they may take.</source>
        <translation>Videz-les sur leur page ; Réglages dit quelle place elles peuvent prendre.</translation>
    </message>
    <message>
        <source>Kept conversations</source>
        <translation>Conversations conservées</translation>
    </message>
    <message>
        <source>Without them, a chat is read again when it goes on.</source>
        <translation>Sans elles, une discussion est relue quand elle reprend.</translation>
    </message>
    <message>
        <source>Rearranged weights</source>
        <translation>Poids réarrangés</translation>
    </message>
    <message>
        <source>Of models that are read from the disk. Without them, the next answer makes them again.</source>
        <translation>Des modèles lus depuis le disque. Sans eux, la prochaine réponse les refait.</translation>
    </message>
    <message>
        <source>There is no room on the disk for rearranged weights, so they are rearranged again at every word, which is slower.</source>
        <translation>Il n&apos;y a pas de place sur le disque pour les poids réarrangés ; ils le sont à nouveau à chaque mot, ce qui est plus lent.</translation>
    </message>
    <message>
        <source>Weights that do not fit into memory are kept on the disk in the form in which this processor multiplies fastest. Without that, models larger than memory write more slowly.</source>
        <translation>Les poids qui ne tiennent pas en mémoire sont gardés sur le disque sous la forme que ce processeur multiplie le plus vite. Sans cela, les modèles plus grands que la mémoire écrivent plus lentement.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Of use only when something went wrong. They hold nothing of what you wrote.</source>
        <translation>Utiles seulement en cas de problème. Ils ne contiennent rien de ce que vous avez écrit.</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Tout le reste</translation>
    </message>
    <message>
        <source>What left this machine, figures, and what was learned.</source>
        <translation>Ce qui a quitté cet ordinateur, les mesures et ce qui a été appris.</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>Sur le disque</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>The room on the disk is free again.</source>
        <translation>La place sur le disque est de nouveau libre.</translation>
    </message>
    <message>
        <source>Inglenook keeps {size} here; {free} of the disk are free.</source>
        <translation>Inglenook garde {size} ici ; {free} du disque sont libres.</translation>
    </message>
    <message>
        <source>Key for the quick prompt</source>
        <translation>Touche pour la question rapide</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>Couches sur le GPU</translation>
    </message>
    <message>
        <source>Leave out the oldest turns</source>
        <translation>Laisser de côté les échanges les plus anciens</translation>
    </message>
    <message>
        <source>Leave out the suffix, or choose a code model.</source>
        <translation>Retirez le suffixe, ou choisissez un modèle de code.</translation>
    </message>
    <message>
        <source>Leave the revision out to get the newest.</source>
        <translation>Retirez la révision pour avoir la plus récente.</translation>
    </message>
    <message>
        <source>Lend at least {0} MB.</source>
        <translation>Prêtez au moins {0} Mo.</translation>
    </message>
    <message>
        <source>Let other programs use the model</source>
        <translation>Laisser d’autres programmes utiliser le modèle</translation>
    </message>
    <message>
        <source>Let the model use tools</source>
        <translation>Laisser le modèle utiliser des outils</translation>
    </message>
    <message>
        <source>List the kept answers to see those that are.</source>
        <translation>La liste montre celles qui sont conservées.</translation>
    </message>
    <message>
        <source>Load it with its adapter.</source>
        <translation>Chargez-le avec son adaptateur.</translation>
    </message>
    <message>
        <source>Load it without an expert cache.</source>
        <translation>Chargez-le sans cache d’experts.</translation>
    </message>
    <message>
        <source>Load the model again.</source>
        <translation>Rechargez le modèle.</translation>
    </message>
    <message>
        <source>Local-only mode is on, so nothing was sent.</source>
        <translation>Le mode local seulement est actif : rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Local-only mode is on, so this tool was not used.</source>
        <translation>Le mode local seulement est actif : cet outil n’a pas été utilisé.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Réponse la plus longue</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>Regardez de nouveau.</translation>
    </message>
    <message>
        <source>Look at the list.</source>
        <translation>Regardez la liste.</translation>
    </message>
    <message>
        <source>Look at the mirrors in the settings, and HF_ENDPOINT.</source>
        <translation>Regardez les miroirs dans les réglages, et HF_ENDPOINT.</translation>
    </message>
    <message>
        <source>Look at the models&apos; folder.</source>
        <translation>Regardez le dossier des modèles.</translation>
    </message>
    <message>
        <source>Look at what `inglenook lend` says there.</source>
        <translation>Regardez ce que `inglenook lend` y affiche.</translation>
    </message>
    <message>
        <source>Look at what would be sent once more.</source>
        <translation>Regardez encore ce qui serait envoyé.</translation>
    </message>
    <message>
        <source>Look at your account there; this machine still answers.</source>
        <translation>Consultez-y votre compte ; cet ordinateur répond toujours.</translation>
    </message>
    <message>
        <source>Look for a repository whose name ends in GGUF.</source>
        <translation>Cherchez un dépôt dont le nom finit par GGUF.</translation>
    </message>
    <message>
        <source>Look for the one that you kept when you turned encryption on.</source>
        <translation>Cherchez celle que vous avez conservée en activant le chiffrement.</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Machines of yours that lend memory with `inglenook lend`, as host:port with spaces between them. What you write reaches them in a form that can be read, so use only machines and tunnels that you trust.</source>
        <translation>Vos ordinateurs qui prêtent de la mémoire avec `inglenook lend`, sous la forme hôte:port séparés par des espaces. Ce que vous écrivez leur parvient sous une forme lisible : n’utilisez que des ordinateurs et tunnels de confiance.</translation>
    </message>
    <message>
        <source>Make a new one at {0}/settings/tokens.</source>
        <translation>Créez-en un nouveau sur {0}/settings/tokens.</translation>
    </message>
    <message>
        <source>Make one there with `inglenook lend --new-key` and copy the file here, or use a tunnel that ends here.</source>
        <translation>Créez-en une là-bas avec `inglenook lend --new-key` et copiez le fichier ici, ou utilisez un tunnel qui aboutit ici.</translation>
    </message>
    <message>
        <source>Making {0} smaller needs {1} of memory; {2} are free.</source>
        <translation>Réduire {0} demande {1} de mémoire ; {2} sont libres.</translation>
    </message>
    <message>
        <source>Measure for a minute, once for each model, how it runs fastest on this machine.</source>
        <translation>Mesurer pendant une minute, une fois par modèle, comment il tourne le plus vite ici.</translation>
    </message>
    <message>
        <source>Mend it, or choose another file.</source>
        <translation>Corrigez-le, ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Mirrors</source>
        <translation>Miroirs</translation>
    </message>
    <message>
        <source>Model hub</source>
        <translation>Hub de modèles</translation>
    </message>
    <message>
        <source>Models are then neither searched nor downloaded.</source>
        <translation>Les modèles ne sont alors ni cherchés ni téléchargés.</translation>
    </message>
    <message>
        <source>More addresses that serve the same models, with spaces between them; tried in order when the hub fails.</source>
        <translation>D’autres adresses offrant les mêmes modèles, séparées par des espaces ; essayées dans l’ordre quand le hub échoue.</translation>
    </message>
    <message>
        <source>Most for one question</source>
        <translation>Maximum pour une question</translation>
    </message>
    <message>
        <source>Most in a day</source>
        <translation>Maximum par jour</translation>
    </message>
    <message>
        <source>Most in a month</source>
        <translation>Maximum par mois</translation>
    </message>
    <message>
        <source>Move it away and try again.</source>
        <translation>Déplacez-le et réessayez.</translation>
    </message>
    <message>
        <source>Name a folder or a .gguf file.</source>
        <translation>Indiquez un dossier ou un fichier .gguf.</translation>
    </message>
    <message>
        <source>Name a larger size, or choose a smaller model.</source>
        <translation>Indiquez une taille plus grande, ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>Name a longer one: a few pages are good.</source>
        <translation>Indiquez-en un plus long : quelques pages suffisent.</translation>
    </message>
    <message>
        <source>Name a size below {0}.</source>
        <translation>Indiquez une taille inférieure à {0}.</translation>
    </message>
    <message>
        <source>Name another one with --out.</source>
        <translation>Indiquez-en un autre avec --out.</translation>
    </message>
    <message>
        <source>Name another place with --out.</source>
        <translation>Indiquez un autre emplacement avec --out.</translation>
    </message>
    <message>
        <source>Name one with {0} at least, or leave --text away.</source>
        <translation>Indiquez-en un d’au moins {0}, ou retirez --text.</translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation>Indiquez-en un.</translation>
    </message>
    <message>
        <source>Name the folder with the models.</source>
        <translation>Indiquez le dossier des modèles.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Never contact the model hub</source>
        <translation>Ne jamais contacter le hub de modèles</translation>
    </message>
    <message>
        <source>No cloud is set up.</source>
        <translation>Aucun cloud n’est configuré.</translation>
    </message>
    <message>
        <source>No encoder has been tried.</source>
        <translation>Aucun encodeur n’a été essayé.</translation>
    </message>
    <message>
        <source>No encoder is loaded.</source>
        <translation>Aucun encodeur n’est chargé.</translation>
    </message>
    <message>
        <source>No encoder was named.</source>
        <translation>Aucun encodeur n’a été indiqué.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Aucun modèle n’est chargé.</translation>
    </message>
    <message>
        <source>No pass over several tokens is exact here, so there are no drafts.</source>
        <translation>Ici, aucun passage sur plusieurs jetons n’est exact : pas de brouillons.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Nothing can be lent at {0}:{1} ({2}).</source>
        <translation>Rien ne peut être prêté à {0}:{1} ({2}).</translation>
    </message>
    <message>
        <source>Nothing can be measured while answers are being written.</source>
        <translation>Rien ne peut être mesuré pendant l’écriture de réponses.</translation>
    </message>
    <message>
        <source>Nothing is encrypted here.</source>
        <translation>Rien n’est chiffré ici.</translation>
    </message>
    <message>
        <source>Nothing is spent</source>
        <translation>Rien n’est dépensé</translation>
    </message>
    <message>
        <source>Nothing leaves this machine, as the settings say.</source>
        <translation>Rien ne quitte cet ordinateur, comme réglé.</translation>
    </message>
    <message>
        <source>Nothing more</source>
        <translation>Rien de plus</translation>
    </message>
    <message>
        <source>Nothing you write leaves this machine, whatever else is set.</source>
        <translation>Rien de ce que vous écrivez ne quitte cet ordinateur, quels que soient les autres réglages.</translation>
    </message>
    <message>
        <source>Now and then</source>
        <translation>De temps en temps</translation>
    </message>
    <message>
        <source>Of the prices and caps, as you want to read it.</source>
        <translation>Des prix et des plafonds, telle que vous voulez la lire.</translation>
    </message>
    <message>
        <source>Of the window, from the next start on. Answers are in the language of your questions.</source>
        <translation>De la fenêtre, dès le prochain démarrage. Les réponses sont dans la langue de vos questions.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Offload</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>Often: ask little</source>
        <translation>Souvent : demander peu</translation>
    </message>
    <message>
        <source>On battery or in a power-saving profile: fewer threads, no drafts, and memory is freed sooner.</source>
        <translation>Sur batterie ou en mode économie : moins de fils, pas de brouillons, et la mémoire est libérée plus tôt.</translation>
    </message>
    <message>
        <source>One a line: a name, a colon, and what the model is told. The quick prompt offers them.</source>
        <translation>Une par ligne : un nom, deux-points, et ce qui est dit au modèle. La question rapide les propose.</translation>
    </message>
    <message>
        <source>One a line: address, model, price per million tokens read, price per million written, and the seconds to a first word that you know of, with spaces between them. The cheapest that is quick enough is asked.</source>
        <translation>Un par ligne : adresse, modèle, prix par million de jetons lus, prix par million d’écrits, et les secondes connues jusqu’au premier mot, séparés par des espaces. Le moins cher assez rapide est interrogé.</translation>
    </message>
    <message>
        <source>Open {0}, accept the terms with that account, and try again.</source>
        <translation>Ouvrez {0}, acceptez les conditions avec ce compte, et réessayez.</translation>
    </message>
    <message>
        <source>Open {0}, accept the terms, then give Inglenook {1} of that account.</source>
        <translation>Ouvrez {0}, acceptez les conditions, puis donnez à Inglenook {1} de ce compte.</translation>
    </message>
    <message>
        <source>Other endpoints</source>
        <translation>Autres services</translation>
    </message>
    <message>
        <source>Other machines</source>
        <translation>Autres ordinateurs</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Autres programmes</translation>
    </message>
    <message>
        <source>Other programs were busy: only the ratios mean something.</source>
        <translation>D’autres programmes étaient occupés : seuls les rapports sont fiables.</translation>
    </message>
    <message>
        <source>Part of the address that other programs need.</source>
        <translation>Partie de l’adresse dont les autres programmes ont besoin.</translation>
    </message>
    <message>
        <source>Pause one of them, or wait until one is done.</source>
        <translation>Mettez-en un en pause, ou attendez que l’un d’eux finisse.</translation>
    </message>
    <message>
        <source>Plain questions of theirs may get an earlier answer, marked so. Those with tools, a schema, a seed or a temperature never do.</source>
        <translation>Leurs questions simples peuvent recevoir une réponse précédente, signalée comme telle. Celles avec outils, schéma, graine ou température, jamais.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Price of what is read</source>
        <translation>Prix de ce qui est lu</translation>
    </message>
    <message>
        <source>Price of what is written</source>
        <translation>Prix de ce qui est écrit</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Fils du processeur</translation>
    </message>
    <message>
        <source>Programs on this machine that speak OpenAI&apos;s interface can then ask the model here, with the token below. Other machines cannot.</source>
        <translation>Les programmes de cet ordinateur qui parlent l’interface d’OpenAI peuvent alors interroger le modèle avec le jeton ci-dessous. Pas les autres ordinateurs.</translation>
    </message>
    <message>
        <source>Propose the cloud</source>
        <translation>Proposer le cloud</translation>
    </message>
    <message>
        <source>Put back a copy of it from a backup of this folder.</source>
        <translation>Remettez-en une copie à partir d’une sauvegarde de ce dossier.</translation>
    </message>
    <message>
        <source>Questions in the same words are still remembered; install Inglenook again to get the rest.</source>
        <translation>Les questions aux mêmes mots sont toujours retenues ; réinstallez Inglenook pour avoir le reste.</translation>
    </message>
    <message>
        <source>Questions in the same words are still remembered; restart Inglenook to try again.</source>
        <translation>Les questions aux mêmes mots sont toujours retenues ; redémarrez Inglenook pour réessayer.</translation>
    </message>
    <message>
        <source>Quit Inglenook and start it again: it then rescues what can be read.</source>
        <translation>Quittez Inglenook et redémarrez-le : il sauvera alors ce qui est lisible.</translation>
    </message>
    <message>
        <source>Quit it and start it again.</source>
        <translation>Quittez-le et redémarrez-le.</translation>
    </message>
    <message>
        <source>Raise the cap in Settings, under Cloud, or keep the answer of this machine.</source>
        <translation>Relevez le plafond dans Réglages, sous Cloud, ou gardez la réponse de cet ordinateur.</translation>
    </message>
    <message>
        <source>Raise the memory budget in Settings, or choose a smaller model.</source>
        <translation>Augmentez le budget mémoire dans Réglages, ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>Raise the memory budget, or choose a smaller model.</source>
        <translation>Augmentez le budget mémoire, ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>Raise the memory budget.</source>
        <translation>Augmentez le budget mémoire.</translation>
    </message>
    <message>
        <source>Read weights from disk</source>
        <translation>Lire les poids depuis le disque</translation>
    </message>
    <message>
        <source>Remember answers</source>
        <translation>Retenir les réponses</translation>
    </message>
    <message>
        <source>Remove another model.</source>
        <translation>Supprimez un autre modèle.</translation>
    </message>
    <message>
        <source>Remove it instead, if it should not be given again.</source>
        <translation>Supprimez-la plutôt, si elle ne doit plus être donnée.</translation>
    </message>
    <message>
        <source>Remove some.</source>
        <translation>Supprimez-en.</translation>
    </message>
    <message>
        <source>Rename the file.</source>
        <translation>Renommez le fichier.</translation>
    </message>
    <message>
        <source>Restart Inglenook.</source>
        <translation>Redémarrez Inglenook.</translation>
    </message>
    <message>
        <source>Room for answers</source>
        <translation>Place pour les réponses</translation>
    </message>
    <message>
        <source>Save power on battery</source>
        <translation>Économiser l’énergie sur batterie</translation>
    </message>
    <message>
        <source>Saving power {0}: fewer threads, no drafts, and the model leaves memory after {1} minutes.</source>
        <translation>Économie d’énergie {0} : moins de fils, pas de brouillons, et le modèle quitte la mémoire après {1} minutes.</translation>
    </message>
    <message>
        <source>Say of answers found in other words whether they fit, then try again.</source>
        <translation>Dites des réponses trouvées en d’autres mots si elles conviennent, puis réessayez.</translation>
    </message>
    <message>
        <source>See that `inglenook lend` and the tunnel to it run.</source>
        <translation>Vérifiez que `inglenook lend` et le tunnel vers lui fonctionnent.</translation>
    </message>
    <message>
        <source>See the log in Inglenook&apos;s folder.</source>
        <translation>Voyez le journal dans le dossier d’Inglenook.</translation>
    </message>
    <message>
        <source>See the log in Inglenook&apos;s folder; the borrower may have another version.</source>
        <translation>Voyez le journal dans le dossier d’Inglenook ; l’emprunteur a peut-être une autre version.</translation>
    </message>
    <message>
        <source>See the settings dialog for the names.</source>
        <translation>Les noms sont dans la fenêtre des réglages.</translation>
    </message>
    <message>
        <source>See {0}/{1} for what there is.</source>
        <translation>Voyez {0}/{1} pour ce qui existe.</translation>
    </message>
    <message>
        <source>Seldom</source>
        <translation>Rarement</translation>
    </message>
    <message>
        <source>Set Offload and context to automatic.</source>
        <translation>Mettez Répartition et le contexte sur automatique.</translation>
    </message>
    <message>
        <source>Set Offload to automatic.</source>
        <translation>Mettez Répartition sur automatique.</translation>
    </message>
    <message>
        <source>Set that environment variable.</source>
        <translation>Définissez cette variable d’environnement.</translation>
    </message>
    <message>
        <source>Several models begin with {0}.</source>
        <translation>Plusieurs modèles commencent par {0}.</translation>
    </message>
    <message>
        <source>Shorten it to {0} or fewer.</source>
        <translation>Raccourcissez-le à {0} au plus.</translation>
    </message>
    <message>
        <source>Shorten the message, or raise the context length in the settings.</source>
        <translation>Raccourcissez le message, ou augmentez la longueur du contexte dans les réglages.</translation>
    </message>
    <message>
        <source>Simplify it.</source>
        <translation>Simplifiez-le.</translation>
    </message>
    <message>
        <source>Simplify the JSON schema.</source>
        <translation>Simplifiez le schéma JSON.</translation>
    </message>
    <message>
        <source>Some of its weights are multiplied as they lie in the file, so it may use other words than with more memory.</source>
        <translation>Certains poids sont multipliés tels qu’ils sont dans le fichier ; il peut donc employer d’autres mots qu’avec plus de mémoire.</translation>
    </message>
    <message>
        <source>Something is being measured already.</source>
        <translation>Une mesure est déjà en cours.</translation>
    </message>
    <message>
        <source>Something went wrong inside Inglenook ({0}).</source>
        <translation>Une erreur s’est produite dans Inglenook ({0}).</translation>
    </message>
    <message>
        <source>Something went wrong inside the engine.</source>
        <translation>Une erreur s’est produite dans le moteur.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Start `inglenook lend` there again.</source>
        <translation>Relancez-y `inglenook lend`.</translation>
    </message>
    <message>
        <source>Start another one.</source>
        <translation>Commencez-en une autre.</translation>
    </message>
    <message>
        <source>Start with the computer, in the tray</source>
        <translation>Démarrer avec l’ordinateur, dans la zone de notification</translation>
    </message>
    <message>
        <source>Stay on this machine</source>
        <translation>Rester sur cet ordinateur</translation>
    </message>
    <message>
        <source>Stop it, or wait until it is done.</source>
        <translation>Arrêtez-le, ou attendez qu’il finisse.</translation>
    </message>
    <message>
        <source>Streamed weights are not multiplied in this processor&apos;s own form, so the model may use other words than with all of it in memory.</source>
        <translation>Les poids lus sur le disque ne sont pas multipliés dans la forme propre à ce processeur ; le modèle peut donc employer d’autres mots qu’entièrement en mémoire.</translation>
    </message>
    <message>
        <source>Such names look like owner/model.</source>
        <translation>De tels noms ressemblent à propriétaire/modèle.</translation>
    </message>
    <message>
        <source>Sum up the oldest turns</source>
        <translation>Résumer les messages les plus anciens</translation>
    </message>
    <message>
        <source>Take a longer one, or the one suggested.</source>
        <translation>Prenez-en une plus longue, ou celle qui est proposée.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>That divides by zero.</source>
        <translation>Cela divise par zéro.</translation>
    </message>
    <message>
        <source>That has no value: {0}.</source>
        <translation>Cela n’a pas de valeur : {0}.</translation>
    </message>
    <message>
        <source>The GGUF file that answers.</source>
        <translation>Le fichier GGUF qui répond.</translation>
    </message>
    <message>
        <source>The GGUF file {0} does not say what kind of model it is.</source>
        <translation>Le fichier GGUF {0} ne dit pas de quel type de modèle il s’agit.</translation>
    </message>
    <message>
        <source>The JSON schema is too large or too deeply nested.</source>
        <translation>Le schéma JSON est trop grand ou trop imbriqué.</translation>
    </message>
    <message>
        <source>The address of the tool server {0} is not one of the web.</source>
        <translation>L’adresse du serveur d’outils {0} n’est pas une adresse web.</translation>
    </message>
    <message>
        <source>The answer ends here because it reached the token limit.</source>
        <translation>La réponse s’arrête ici car elle a atteint la limite de jetons.</translation>
    </message>
    <message>
        <source>The answer ends here because the context window of {0} tokens is full. Start a new chat, or choose a longer context in Settings.</source>
        <translation>La réponse s’arrête ici car la fenêtre de contexte de {0} jetons est pleine. Commencez une nouvelle discussion, ou choisissez un contexte plus long dans Réglages.</translation>
    </message>
    <message>
        <source>The answer was ended here, because the cloud answers.</source>
        <translation>La réponse a été arrêtée ici, car le cloud répond.</translation>
    </message>
    <message>
        <source>The archive is too large.</source>
        <translation>L’archive est trop grande.</translation>
    </message>
    <message>
        <source>The arguments are no JSON object.</source>
        <translation>Les arguments ne sont pas un objet JSON.</translation>
    </message>
    <message>
        <source>The arguments are no JSON.</source>
        <translation>Les arguments ne sont pas du JSON.</translation>
    </message>
    <message>
        <source>The bare loop could not read its prompt.</source>
        <translation>La boucle simple n’a pas pu lire sa demande.</translation>
    </message>
    <message>
        <source>The bare loop could not write on.</source>
        <translation>La boucle simple n’a pas pu continuer d’écrire.</translation>
    </message>
    <message>
        <source>The call was stopped.</source>
        <translation>L’appel a été arrêté.</translation>
    </message>
    <message>
        <source>The choice of an encoder could not be written to {0}.</source>
        <translation>Le choix de l’encodeur n’a pas pu être écrit dans {0}.</translation>
    </message>
    <message>
        <source>The cloud asks for payment.</source>
        <translation>Le cloud demande un paiement.</translation>
    </message>
    <message>
        <source>The cloud cannot be reached.</source>
        <translation>Le cloud est injoignable.</translation>
    </message>
    <message>
        <source>The cloud did not accept the key.</source>
        <translation>Le cloud n’a pas accepté la clé.</translation>
    </message>
    <message>
        <source>The cloud does not know this address or model.</source>
        <translation>Le cloud ne connaît pas cette adresse ou ce modèle.</translation>
    </message>
    <message>
        <source>The cloud failed several times in a row, so it is left alone for {0} more seconds.</source>
        <translation>Le cloud a échoué plusieurs fois de suite ; il est laissé tranquille encore {0} secondes.</translation>
    </message>
    <message>
        <source>The cloud has a problem of its own ({0}).</source>
        <translation>Le cloud a lui-même un problème ({0}).</translation>
    </message>
    <message>
        <source>The cloud is asked too often right now.</source>
        <translation>Le cloud est interrogé trop souvent en ce moment.</translation>
    </message>
    <message>
        <source>The cloud refused the question ({0}).</source>
        <translation>Le cloud a refusé la question ({0}).</translation>
    </message>
    <message>
        <source>The cloud reported an error: {0}</source>
        <translation>Le cloud a signalé une erreur : {0}</translation>
    </message>
    <message>
        <source>The cloud sent something that is not a chat answer.</source>
        <translation>Le cloud a envoyé autre chose qu’une réponse de discussion.</translation>
    </message>
    <message>
        <source>The cloud sent the request elsewhere, which is not followed.</source>
        <translation>Le cloud a renvoyé la requête ailleurs, ce qui n’est pas suivi.</translation>
    </message>
    <message>
        <source>The cloud sent {0} and not a chat answer.</source>
        <translation>Le cloud a envoyé {0} et non une réponse de discussion.</translation>
    </message>
    <message>
        <source>The cloud took too long to answer.</source>
        <translation>Le cloud a mis trop de temps à répondre.</translation>
    </message>
    <message>
        <source>The cloud&apos;s answer broke off before its end.</source>
        <translation>La réponse du cloud s’est interrompue avant sa fin.</translation>
    </message>
    <message>
        <source>The computation does not use {0}.</source>
        <translation>Le calcul n’utilise pas {0}.</translation>
    </message>
    <message>
        <source>The config.json of the encoder has no sensible layer_norm_eps.</source>
        <translation>Le config.json de l’encodeur n’a pas de layer_norm_eps sensé.</translation>
    </message>
    <message>
        <source>The config.json of the encoder has no sensible {0}.</source>
        <translation>Le config.json de l’encodeur n’a pas de {0} sensé.</translation>
    </message>
    <message>
        <source>The connection to the cloud broke ({0}).</source>
        <translation>La connexion au cloud s’est rompue ({0}).</translation>
    </message>
    <message>
        <source>The connection to {0} broke.</source>
        <translation>La connexion à {0} s’est rompue.</translation>
    </message>
    <message>
        <source>The conversation is longer than the context of {0} tokens.</source>
        <translation>La conversation dépasse le contexte de {0} jetons.</translation>
    </message>
    <message>
        <source>The conversation was not found again on the disk.</source>
        <translation>La conversation n’a pas été retrouvée sur le disque.</translation>
    </message>
    <message>
        <source>The disk cannot be read past the system&apos;s page cache, so the streamed weights pass through it.</source>
        <translation>Le disque ne peut pas être lu hors du cache de pages du système ; les poids y passent donc.</translation>
    </message>
    <message>
        <source>The disk with {0} is full.</source>
        <translation>Le disque de {0} est plein.</translation>
    </message>
    <message>
        <source>The encoder could not be written to {0}.</source>
        <translation>L’encodeur n’a pas pu être écrit dans {0}.</translation>
    </message>
    <message>
        <source>The encoder that you have chosen is not loaded.</source>
        <translation>L’encodeur que vous avez choisi n’est pas chargé.</translation>
    </message>
    <message>
        <source>The encoder&apos;s process could not be started.</source>
        <translation>Le processus de l’encodeur n’a pas pu être lancé.</translation>
    </message>
    <message>
        <source>The encoder&apos;s process ended ({0}).</source>
        <translation>Le processus de l’encodeur s’est terminé ({0}).</translation>
    </message>
    <message>
        <source>The endpoint is told to stop there; it is what a question is reckoned to cost at most.</source>
        <translation>Le service doit s’arrêter là ; c’est ce qui fixe le coût maximal d’une question.</translation>
    </message>
    <message>
        <source>The endpoint {0} cannot be read.</source>
        <translation>Le service {0} est illisible.</translation>
    </message>
    <message>
        <source>The engine cannot compute this kind of encoder, and what else could, sentence-transformers, is not installed.</source>
        <translation>Le moteur ne sait pas calculer ce genre d’encodeur, et ce qui le saurait, sentence-transformers, n’est pas installé.</translation>
    </message>
    <message>
        <source>The engine cannot make a smaller version of {0}.</source>
        <translation>Le moteur ne peut pas faire une version plus petite de {0}.</translation>
    </message>
    <message>
        <source>The engine cannot use {0} with these settings.</source>
        <translation>Le moteur ne peut pas utiliser {0} avec ces réglages.</translation>
    </message>
    <message>
        <source>The engine could not be timed.</source>
        <translation>Le moteur n’a pas pu être chronométré.</translation>
    </message>
    <message>
        <source>The engine could not compute the next words (code {0}).</source>
        <translation>Le moteur n’a pas pu calculer les mots suivants (code {0}).</translation>
    </message>
    <message>
        <source>The engine could not read the text (code {0}).</source>
        <translation>Le moteur n’a pas pu lire le texte (code {0}).</translation>
    </message>
    <message>
        <source>The engine does not know the kind of model in {0} ({1}).</source>
        <translation>Le moteur ne connaît pas le type de modèle de {0} ({1}).</translation>
    </message>
    <message>
        <source>The engine has no processor backend.</source>
        <translation>Le moteur n’a pas de module processeur.</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it looked for graphics devices.</source>
        <translation>Le moteur s’est arrêté ({0}) pendant la recherche d’appareils graphiques.</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it planned {1}.</source>
        <translation>Le moteur s’est arrêté ({0}) pendant la planification de {1}.</translation>
    </message>
    <message>
        <source>The engine stopped ({0}) while it worked on {1}.</source>
        <translation>Le moteur s’est arrêté ({0}) pendant son travail sur {1}.</translation>
    </message>
    <message>
        <source>The engine takes {0} at most.</source>
        <translation>Le moteur accepte {0} au plus.</translation>
    </message>
    <message>
        <source>The engine was built for another processor: install Inglenook again on this machine.</source>
        <translation>Le moteur a été compilé pour un autre processeur : réinstallez Inglenook sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The engine&apos;s library cannot be loaded ({0}).</source>
        <translation>Impossible de charger la bibliothèque du moteur ({0}).</translation>
    </message>
    <message>
        <source>The engine&apos;s library cannot stream weights, so the system pages them in from the file.</source>
        <translation>La bibliothèque du moteur ne peut pas lire les poids au fil de l’eau ; le système les lit dans le fichier.</translation>
    </message>
    <message>
        <source>The engine&apos;s library is not installed.</source>
        <translation>La bibliothèque du moteur n’est pas installée.</translation>
    </message>
    <message>
        <source>The engine&apos;s library laid out {0} in a way that cannot be streamed.</source>
        <translation>La bibliothèque du moteur a disposé {0} d’une façon qui ne peut être lue au fil de l’eau.</translation>
    </message>
    <message>
        <source>The engine&apos;s process could not be started ({0}).</source>
        <translation>Le processus du moteur n’a pas pu démarrer ({0}).</translation>
    </message>
    <message>
        <source>The engine&apos;s server did not start.</source>
        <translation>Le serveur du moteur n’a pas démarré.</translation>
    </message>
    <message>
        <source>The engine&apos;s server does not answer.</source>
        <translation>Le serveur du moteur ne répond pas.</translation>
    </message>
    <message>
        <source>The engine&apos;s server speaks version {0}, and Inglenook {1}.</source>
        <translation>Le serveur du moteur parle la version {0}, et Inglenook la {1}.</translation>
    </message>
    <message>
        <source>The experts of {0} need at least {1} MB of memory; {2} MB are given.</source>
        <translation>Les experts de {0} demandent au moins {1} Mo de mémoire ; {2} Mo sont accordés.</translation>
    </message>
    <message>
        <source>The expression is longer than {0} characters.</source>
        <translation>L’expression dépasse {0} caractères.</translation>
    </message>
    <message>
        <source>The expression is too deeply nested.</source>
        <translation>L’expression est trop imbriquée.</translation>
    </message>
    <message>
        <source>The file has changed on the hub since this download began, so it starts over.</source>
        <translation>Le fichier a changé sur le hub depuis le début du téléchargement, qui recommence donc.</translation>
    </message>
    <message>
        <source>The file with the key of your conversations, {0}, cannot be read.</source>
        <translation>Le fichier contenant la clé de vos conversations, {0}, est illisible.</translation>
    </message>
    <message>
        <source>The file with the key of your conversations, {0}, is of another version.</source>
        <translation>Le fichier contenant la clé de vos conversations, {0}, est d’une autre version.</translation>
    </message>
    <message>
        <source>The file with {0} was damaged. {1}; the damaged one is kept as {2}.</source>
        <translation>Le fichier de {0} était endommagé. {1} ; l’ancien est gardé sous {2}.</translation>
    </message>
    <message>
        <source>The file with {0} was written by a newer version of Inglenook and is left untouched. What you add now is kept only until you quit; install the newer version to see the rest.</source>
        <translation>Le fichier de {0} a été écrit par une version plus récente d’Inglenook et reste intact. Ce que vous ajoutez n’est gardé que jusqu’à la fermeture ; installez la version récente pour voir le reste.</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, failed: {2}.</source>
        <translation>Le fichier de {0}, {1}, a échoué : {2}.</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, is damaged.</source>
        <translation>Le fichier de {0}, {1}, est endommagé.</translation>
    </message>
    <message>
        <source>The file with {0}, {1}, is damaged. What can be read of it ({2}) is shown, but a repaired file cannot be stored, so what you add now is kept only until you quit. Check the folder and the free space on the disk, then start Inglenook again.</source>
        <translation>Le fichier de {0}, {1}, est endommagé. Ce qui est lisible ({2}) est affiché, mais un fichier réparé ne peut être enregistré : ce que vous ajoutez n’est gardé que jusqu’à la fermeture. Vérifiez le dossier et l’espace libre, puis redémarrez Inglenook.</translation>
    </message>
    <message>
        <source>The file {0} is in a version of GGUF ({1}) that cannot be read.</source>
        <translation>Le fichier {0} est dans une version de GGUF ({1}) illisible.</translation>
    </message>
    <message>
        <source>The file {0} is not a GGUF model.</source>
        <translation>Le fichier {0} n’est pas un modèle GGUF.</translation>
    </message>
    <message>
        <source>The file {0} is one of {1} parts of a model, and its name does not say which.</source>
        <translation>Le fichier {0} est l’une des {1} parties d’un modèle, et son nom ne dit pas laquelle.</translation>
    </message>
    <message>
        <source>The header of {0} is larger than that of any model.</source>
        <translation>L’en-tête de {0} est plus grand que celui de tout modèle.</translation>
    </message>
    <message>
        <source>The hub does not accept your token.</source>
        <translation>Le hub n’accepte pas votre jeton.</translation>
    </message>
    <message>
        <source>The hub has another version of this file, which replaces yours.</source>
        <translation>Le hub a une autre version de ce fichier, qui remplace la vôtre.</translation>
    </message>
    <message>
        <source>The hub has not answered your last questions yet.</source>
        <translation>Le hub n’a pas encore répondu à vos dernières demandes.</translation>
    </message>
    <message>
        <source>The keyring did not keep the key.</source>
        <translation>Le trousseau n’a pas conservé la clé.</translation>
    </message>
    <message>
        <source>The lending process stopped {0} times within a minute ({1}).</source>
        <translation>Le processus de prêt s’est arrêté {0} fois en une minute ({1}).</translation>
    </message>
    <message>
        <source>The library has no model {0}.</source>
        <translation>La bibliothèque n’a pas de modèle {0}.</translation>
    </message>
    <message>
        <source>The library that encrypts databases is not installed here.</source>
        <translation>La bibliothèque qui chiffre les bases de données n’est pas installée ici.</translation>
    </message>
    <message>
        <source>The local answer may stand wrongly</source>
        <translation>La réponse locale peut rester fausse</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>Le journal contient les détails.</translation>
    </message>
    <message>
        <source>The memory needed follows from the header of {0} and the size of each file.</source>
        <translation>La mémoire nécessaire découle de l’en-tête de {0} et de la taille de chaque fichier.</translation>
    </message>
    <message>
        <source>The message is {0} tokens long, and the model can read {1} at once.</source>
        <translation>Le message fait {0} jetons, et le modèle peut en lire {1} à la fois.</translation>
    </message>
    <message>
        <source>The model began to repeat itself, so the answer was ended here. Regenerate it, or ask differently.</source>
        <translation>Le modèle commençait à se répéter : la réponse a été arrêtée ici. Régénérez-la, ou demandez autrement.</translation>
    </message>
    <message>
        <source>The model could not be written to {0}.</source>
        <translation>Le modèle n’a pas pu être écrit dans {0}.</translation>
    </message>
    <message>
        <source>The model file {0} cannot be opened ({1}).</source>
        <translation>Impossible d’ouvrir le fichier de modèle {0} ({1}).</translation>
    </message>
    <message>
        <source>The model file {0} cannot be read any more ({1}).</source>
        <translation>Le fichier de modèle {0} n’est plus lisible ({1}).</translation>
    </message>
    <message>
        <source>The model file {0} does not hold what its kind of model needs.</source>
        <translation>Le fichier de modèle {0} ne contient pas ce que demande son type de modèle.</translation>
    </message>
    <message>
        <source>The model file {0} has become shorter while it was in use.</source>
        <translation>Le fichier de modèle {0} a raccourci pendant son utilisation.</translation>
    </message>
    <message>
        <source>The model file {0} is cut short: it has {1} of {2}.</source>
        <translation>Le fichier de modèle {0} est tronqué : il a {1} sur {2}.</translation>
    </message>
    <message>
        <source>The model file {0} is damaged: {1}.</source>
        <translation>Le fichier de modèle {0} est endommagé : {1}.</translation>
    </message>
    <message>
        <source>The model file {0} was changed while it was in use.</source>
        <translation>Le fichier de modèle {0} a été modifié pendant son utilisation.</translation>
    </message>
    <message>
        <source>The model goes on with its beginning and its newest part.</source>
        <translation>Le modèle continue avec le début et la partie la plus récente.</translation>
    </message>
    <message>
        <source>The model goes on with this summary of the oldest part:</source>
        <translation>Le modèle continue avec ce résumé de la partie la plus ancienne :</translation>
    </message>
    <message>
        <source>The model has {0} and Inglenook may hold {1}, so {2}.</source>
        <translation>Le modèle fait {0} et Inglenook peut occuper {1}, donc {2}.</translation>
    </message>
    <message>
        <source>The model hub is switched off by HF_HUB_OFFLINE.</source>
        <translation>Le hub de modèles est désactivé par HF_HUB_OFFLINE.</translation>
    </message>
    <message>
        <source>The model hub is switched off in the settings.</source>
        <translation>Le hub de modèles est désactivé dans les réglages.</translation>
    </message>
    <message>
        <source>The model was unloaded {0}.</source>
        <translation>Le modèle a été déchargé {0}.</translation>
    </message>
    <message>
        <source>The model {0} is damaged: two of its tensors have the same name.</source>
        <translation>Le modèle {0} est endommagé : deux de ses tenseurs portent le même nom.</translation>
    </message>
    <message>
        <source>The model&apos;s file has a chat template that does not work.</source>
        <translation>Le fichier du modèle a un gabarit de discussion qui ne fonctionne pas.</translation>
    </message>
    <message>
        <source>The model&apos;s name at that address.</source>
        <translation>Le nom du modèle à cette adresse.</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>Celle du modèle</translation>
    </message>
    <message>
        <source>The model&apos;s router chose an expert that there is not.</source>
        <translation>Le modèle a choisi un expert qui n’existe pas.</translation>
    </message>
    <message>
        <source>The most that remembered answers take on the disk. Those that save the least go first.</source>
        <translation>La place maximale des réponses retenues sur le disque. Celles qui font gagner le moins partent d’abord.</translation>
    </message>
    <message>
        <source>The most that the model may hold in memory.</source>
        <translation>Le maximum que le modèle peut occuper en mémoire.</translation>
    </message>
    <message>
        <source>The name of the model file has characters that cannot be used.</source>
        <translation>Le nom du fichier de modèle a des caractères inutilisables.</translation>
    </message>
    <message>
        <source>The name of the model file is not a possible name.</source>
        <translation>Le nom du fichier de modèle n’est pas possible.</translation>
    </message>
    <message>
        <source>The packaged program cannot compute this kind of encoder.</source>
        <translation>Le programme empaqueté ne sait pas calculer ce genre d’encodeur.</translation>
    </message>
    <message>
        <source>The part that compares two questions could not be used.</source>
        <translation>La partie qui compare deux questions n’a pas pu être utilisée.</translation>
    </message>
    <message>
        <source>The part that compares two questions does not fit the model.</source>
        <translation>La partie qui compare deux questions ne convient pas au modèle.</translation>
    </message>
    <message>
        <source>The parts of the model {0} do not belong together.</source>
        <translation>Les parties du modèle {0} ne vont pas ensemble.</translation>
    </message>
    <message>
        <source>The passphrase has fewer than {0} characters.</source>
        <translation>La phrase secrète a moins de {0} caractères.</translation>
    </message>
    <message>
        <source>The plan does not say how many layers each device takes.</source>
        <translation>Le plan ne dit pas combien de couches prend chaque appareil.</translation>
    </message>
    <message>
        <source>The plan gives {0} layers away, and the model has {1} and its output.</source>
        <translation>Le plan répartit {0} couches, et le modèle en a {1} et sa sortie.</translation>
    </message>
    <message>
        <source>The proxy has changed since you agreed, so nothing was sent.</source>
        <translation>Le proxy a changé depuis votre accord : rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>The question has {0} characters.</source>
        <translation>La question fait {0} caractères.</translation>
    </message>
    <message>
        <source>The quick prompt is then always at hand. No model is loaded before you ask.</source>
        <translation>La question rapide est alors toujours à portée. Aucun modèle n’est chargé avant votre question.</translation>
    </message>
    <message>
        <source>The result is no real number.</source>
        <translation>Le résultat n’est pas un nombre réel.</translation>
    </message>
    <message>
        <source>The result is too large.</source>
        <translation>Le résultat est trop grand.</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {0} ({1}).</source>
        <translation>Impossible d’enregistrer les réglages dans {0} ({1}).</translation>
    </message>
    <message>
        <source>The settings file has an unknown setting, {0}; it is ignored.</source>
        <translation>Le fichier de réglages contient un réglage inconnu, {0} ; il est ignoré.</translation>
    </message>
    <message>
        <source>The settings file is of a newer version; what this one does not know is ignored.</source>
        <translation>Le fichier de réglages vient d’une version plus récente ; ce que celle-ci ne connaît pas est ignoré.</translation>
    </message>
    <message>
        <source>The settings file was damaged, so the defaults are used. The old file is kept as {0}.</source>
        <translation>Le fichier de réglages était endommagé : les valeurs par défaut sont utilisées. L’ancien est gardé sous {0}.</translation>
    </message>
    <message>
        <source>The settings file {0} cannot be read ({1}), so the defaults are used.</source>
        <translation>Impossible de lire le fichier de réglages {0} ({1}) : les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>The settings file {0} is damaged, so the defaults are used.</source>
        <translation>Le fichier de réglages {0} est endommagé : les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <source>The small model that compares questions could not be written to {0}.</source>
        <translation>Le petit modèle qui compare les questions n’a pas pu être écrit dans {0}.</translation>
    </message>
    <message>
        <source>The small model that compares questions does not start.</source>
        <translation>Le petit modèle qui compare les questions ne démarre pas.</translation>
    </message>
    <message>
        <source>The small model that compares questions gave something else than its vectors.</source>
        <translation>Le petit modèle qui compare les questions a donné autre chose que ses vecteurs.</translation>
    </message>
    <message>
        <source>The small model that compares questions is not installed.</source>
        <translation>Le petit modèle qui compare les questions n’est pas installé.</translation>
    </message>
    <message>
        <source>The small model that compares questions is not loaded.</source>
        <translation>Le petit modèle qui compare les questions n’est pas chargé.</translation>
    </message>
    <message>
        <source>The small model that compares questions, in {0}, is damaged.</source>
        <translation>Le petit modèle qui compare les questions, dans {0}, est endommagé.</translation>
    </message>
    <message>
        <source>The smaller model needs {0} on the disk; {1} are free.</source>
        <translation>Le modèle plus petit demande {0} sur le disque ; {1} sont libres.</translation>
    </message>
    <message>
        <source>The speed follows from what other models have reached here.</source>
        <translation>La vitesse découle de ce que d’autres modèles ont atteint ici.</translation>
    </message>
    <message>
        <source>The speed is what this model has reached here.</source>
        <translation>La vitesse est celle que ce modèle a atteinte ici.</translation>
    </message>
    <message>
        <source>The speed is worked out from the bandwidth of memory; it gets truer with the first answer.</source>
        <translation>La vitesse est calculée d’après la bande passante de la mémoire ; elle se précise à la première réponse.</translation>
    </message>
    <message>
        <source>The starter model belongs to Inglenook and stays.</source>
        <translation>Le modèle de départ appartient à Inglenook et reste.</translation>
    </message>
    <message>
        <source>The starter model is not installed.</source>
        <translation>Le modèle de départ n’est pas installé.</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>The text has {0} characters, which is too short to measure with.</source>
        <translation>Le texte fait {0} caractères, trop peu pour mesurer.</translation>
    </message>
    <message>
        <source>The text is too short to measure with.</source>
        <translation>Le texte est trop court pour mesurer.</translation>
    </message>
    <message>
        <source>The text {0} cannot be read ({1}).</source>
        <translation>Impossible de lire le texte {0} ({1}).</translation>
    </message>
    <message>
        <source>The tool failed: {0}.</source>
        <translation>L’outil a échoué : {0}.</translation>
    </message>
    <message>
        <source>The tool gave no answer within {0} seconds.</source>
        <translation>L’outil n’a pas répondu en {0} secondes.</translation>
    </message>
    <message>
        <source>The tool reports an error.</source>
        <translation>L’outil signale une erreur.</translation>
    </message>
    <message>
        <source>The tool server {0} has neither one command nor one address.</source>
        <translation>Le serveur d’outils {0} n’a ni commande unique ni adresse.</translation>
    </message>
    <message>
        <source>The tool server {0} needs {1}.</source>
        <translation>Le serveur d’outils {0} a besoin de {1}.</translation>
    </message>
    <message>
        <source>The two models have different vocabularies.</source>
        <translation>Les deux modèles ont des vocabulaires différents.</translation>
    </message>
    <message>
        <source>The user did not allow this tool to be used. Answer without it.</source>
        <translation>L’utilisateur n’a pas autorisé cet outil. Répondez sans lui.</translation>
    </message>
    <message>
        <source>The vocabulary in {0} has {1} pieces, and its config.json says {2}.</source>
        <translation>Le vocabulaire dans {0} a {1} morceaux, et son config.json dit {2}.</translation>
    </message>
    <message>
        <source>The weights in {0} cannot be read.</source>
        <translation>Les poids dans {0} ne peuvent pas être lus.</translation>
    </message>
    <message>
        <source>Their conversations then appear in the list, under the program&apos;s name.</source>
        <translation>Leurs conversations apparaissent alors dans la liste, sous le nom du programme.</translation>
    </message>
    <message>
        <source>There are no drafts: no way of loading in which they are exact was faster here.</source>
        <translation>Pas de brouillons : aucune façon de charger où ils sont exacts n’était plus rapide ici.</translation>
    </message>
    <message>
        <source>There are two personas named “{0}”.</source>
        <translation>Il y a deux personas nommés « {0} ».</translation>
    </message>
    <message>
        <source>There are {0} other machines.</source>
        <translation>Il y a {0} autres ordinateurs.</translation>
    </message>
    <message>
        <source>There are {0} personas.</source>
        <translation>Il y a {0} personas.</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>Il y a : {0}.</translation>
    </message>
    <message>
        <source>There can be {0} tool servers at most.</source>
        <translation>Il peut y avoir {0} serveurs d’outils au plus.</translation>
    </message>
    <message>
        <source>There is a file {0} already.</source>
        <translation>Il y a déjà un fichier {0}.</translation>
    </message>
    <message>
        <source>There is no conversation in {0}.</source>
        <translation>Il n’y a pas de conversation dans {0}.</translation>
    </message>
    <message>
        <source>There is no device called {0} here.</source>
        <translation>Il n’y a pas d’appareil nommé {0} ici.</translation>
    </message>
    <message>
        <source>There is no file at {0}.</source>
        <translation>Il n’y a pas de fichier à {0}.</translation>
    </message>
    <message>
        <source>There is no file {0} on the hub.</source>
        <translation>Il n’y a pas de fichier {0} sur le hub.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Il n’y a pas de fichier {0}.</translation>
    </message>
    <message>
        <source>There is no folder or file {0}.</source>
        <translation>Il n’y a ni dossier ni fichier {0}.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Il n’y a pas de dossier {0}.</translation>
    </message>
    <message>
        <source>There is no key for the cloud.</source>
        <translation>Il n’y a pas de clé pour le cloud.</translation>
    </message>
    <message>
        <source>There is no model file {0}.</source>
        <translation>Il n’y a pas de fichier de modèle {0}.</translation>
    </message>
    <message>
        <source>There is no model that answers.</source>
        <translation>Il n’y a pas de modèle qui répond.</translation>
    </message>
    <message>
        <source>There is no model to make smaller.</source>
        <translation>Il n’y a pas de modèle à réduire.</translation>
    </message>
    <message>
        <source>There is no question.</source>
        <translation>Il n’y a pas de question.</translation>
    </message>
    <message>
        <source>There is no room for a second context to compare with.</source>
        <translation>Il n’y a pas de place pour un second contexte de comparaison.</translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation>Il n’y a pas de réglage nommé {0}.</translation>
    </message>
    <message>
        <source>There is no small model that compares questions.</source>
        <translation>Il n’y a pas de petit modèle qui compare les questions.</translation>
    </message>
    <message>
        <source>There is no such tool.</source>
        <translation>Il n’y a pas d’outil de ce nom.</translation>
    </message>
    <message>
        <source>There is no time zone {0}. It looks like Europe/Berlin.</source>
        <translation>Il n’y a pas de fuseau horaire {0}. Il ressemble à Europe/Berlin.</translation>
    </message>
    <message>
        <source>There is no tool server called {0}.</source>
        <translation>Il n’y a pas de serveur d’outils nommé {0}.</translation>
    </message>
    <message>
        <source>There is no {0} on the hub, or it is private.</source>
        <translation>Il n’y a pas de {0} sur le hub, ou c’est privé.</translation>
    </message>
    <message>
        <source>There is not enough memory for all experts of a layer.</source>
        <translation>Pas assez de mémoire pour tous les experts d’une couche.</translation>
    </message>
    <message>
        <source>There is not enough memory for the experts of the model.</source>
        <translation>Pas assez de mémoire pour les experts du modèle.</translation>
    </message>
    <message>
        <source>There is not enough memory for the part of {0} that stays in it.</source>
        <translation>Pas assez de mémoire pour la partie de {0} qui y reste.</translation>
    </message>
    <message>
        <source>There is not enough memory for {0} with a context of {1} tokens.</source>
        <translation>Pas assez de mémoire pour {0} avec un contexte de {1} jetons.</translation>
    </message>
    <message>
        <source>There is not enough memory to compare two questions.</source>
        <translation>Pas assez de mémoire pour comparer deux questions.</translation>
    </message>
    <message>
        <source>There is not enough memory to load {0}.</source>
        <translation>Pas assez de mémoire pour charger {0}.</translation>
    </message>
    <message>
        <source>There is not enough memory to measure the model.</source>
        <translation>Pas assez de mémoire pour mesurer le modèle.</translation>
    </message>
    <message>
        <source>There is not enough memory to read the weights ahead.</source>
        <translation>Pas assez de mémoire pour lire les poids en avance.</translation>
    </message>
    <message>
        <source>There is nothing to answer.</source>
        <translation>Il n’y a rien à répondre.</translation>
    </message>
    <message>
        <source>There is too little memory to time the engine.</source>
        <translation>Il y a trop peu de mémoire pour chronométrer le moteur.</translation>
    </message>
    <message>
        <source>They are in use until you quit; check that the folder is writable and the disk is not full.</source>
        <translation>Ils valent jusqu’à la fermeture ; vérifiez que le dossier est accessible en écriture et que le disque n’est pas plein.</translation>
    </message>
    <message>
        <source>This answer is not kept any more.</source>
        <translation>Cette réponse n’est plus conservée.</translation>
    </message>
    <message>
        <source>This chat is private, so nothing of it is sent.</source>
        <translation>Cette discussion est privée : rien n’en est envoyé.</translation>
    </message>
    <message>
        <source>This chat is private, so nothing of it was sent.</source>
        <translation>Cette discussion est privée : rien n’en a été envoyé.</translation>
    </message>
    <message>
        <source>This conversation is longer than the model reads at once.</source>
        <translation>Cette conversation est plus longue que ce que le modèle lit en une fois.</translation>
    </message>
    <message>
        <source>This conversation is not in the history any more.</source>
        <translation>Cette conversation n’est plus dans l’historique.</translation>
    </message>
    <message>
        <source>This encoder gives all questions the same vector.</source>
        <translation>Cet encodeur donne le même vecteur à toutes les questions.</translation>
    </message>
    <message>
        <source>This encoder gives vectors that are no numbers.</source>
        <translation>Cet encodeur donne des vecteurs qui ne sont pas des nombres.</translation>
    </message>
    <message>
        <source>This engine has a model already.</source>
        <translation>Ce moteur a déjà un modèle.</translation>
    </message>
    <message>
        <source>This engine was built without lending.</source>
        <translation>Ce moteur a été compilé sans prêt.</translation>
    </message>
    <message>
        <source>This engine was built without other machines.</source>
        <translation>Ce moteur a été compilé sans autres ordinateurs.</translation>
    </message>
    <message>
        <source>This is a private chat, so nothing was sent to another machine.</source>
        <translation>Cette discussion est privée : rien n’a été envoyé à un autre ordinateur.</translation>
    </message>
    <message>
        <source>This is more than the model reads at once.</source>
        <translation>C’est plus que ce que le modèle lit à la fois.</translation>
    </message>
    <message>
        <source>This is not the recovery passphrase of these files.</source>
        <translation>Ce n’est pas la phrase de récupération de ces fichiers.</translation>
    </message>
    <message>
        <source>This kind of model takes weights apart that would be read from the disk.</source>
        <translation>Ce type de modèle sépare des poids qui seraient lus du disque.</translation>
    </message>
    <message>
        <source>This kind of model uses its table of tokens in a way that cannot be read from the disk.</source>
        <translation>Ce type de modèle utilise sa table de jetons d’une façon qui ne peut être lue du disque.</translation>
    </message>
    <message>
        <source>This machine has no keyring to keep a key in.</source>
        <translation>Cet ordinateur n’a pas de trousseau pour conserver une clé.</translation>
    </message>
    <message>
        <source>This machine&apos;s own model still answers.</source>
        <translation>Le modèle de cet ordinateur répond toujours.</translation>
    </message>
    <message>
        <source>This may cost {0}; of {1} for {2} {3} are left, so nothing was sent.</source>
        <translation>Cela peut coûter {0} ; sur {1} pour {2}, il reste {3} : rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>This model cannot fill a gap before a given ending.</source>
        <translation>Ce modèle ne peut pas combler un vide avant une fin donnée.</translation>
    </message>
    <message>
        <source>This model does not compare texts.</source>
        <translation>Ce modèle ne compare pas de textes.</translation>
    </message>
    <message>
        <source>This model gives no vectors.</source>
        <translation>Ce modèle ne donne pas de vecteurs.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Try again later, or use another mirror.</source>
        <translation>Réessayez plus tard, ou utilisez un autre miroir.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>Try again, or keep the answer of this machine.</source>
        <translation>Réessayez, ou gardez la réponse de cet ordinateur.</translation>
    </message>
    <message>
        <source>Try again, or use another mirror.</source>
        <translation>Réessayez, ou utilisez un autre miroir.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>Try again; the log in the data folder has the details.</source>
        <translation>Réessayez ; le journal du dossier de données contient les détails.</translation>
    </message>
    <message>
        <source>Try another file, or a mirror.</source>
        <translation>Essayez un autre fichier, ou un miroir.</translation>
    </message>
    <message>
        <source>Tune models in idle time</source>
        <translation>Régler les modèles au repos</translation>
    </message>
    <message>
        <source>Turn encryption on first.</source>
        <translation>Activez d’abord le chiffrement.</translation>
    </message>
    <message>
        <source>Turn it off in Settings to ask the cloud.</source>
        <translation>Désactivez-le dans Réglages pour interroger le cloud.</translation>
    </message>
    <message>
        <source>Turn off &quot;Never contact the model hub&quot;.</source>
        <translation>Désactivez « Ne jamais contacter le hub de modèles ».</translation>
    </message>
    <message>
        <source>Turn off &quot;Stay on this machine&quot;.</source>
        <translation>Désactivez « Rester sur cet ordinateur ».</translation>
    </message>
    <message>
        <source>Turn one of the two off.</source>
        <translation>Désactivez l’un des deux.</translation>
    </message>
    <message>
        <source>Two questions could not be compared.</source>
        <translation>Deux questions n’ont pas pu être comparées.</translation>
    </message>
    <message>
        <source>Type something first.</source>
        <translation>Saisissez d’abord quelque chose.</translation>
    </message>
    <message>
        <source>Unlock or install a keyring (such as GNOME Keyring or KWallet), or set {0}.</source>
        <translation>Déverrouillez ou installez un trousseau (comme GNOME Keyring ou KWallet), ou définissez {0}.</translation>
    </message>
    <message>
        <source>Unlock them with the recovery passphrase first.</source>
        <translation>Déverrouillez-les d’abord avec la phrase de récupération.</translation>
    </message>
    <message>
        <source>Unlock them with the recovery passphrase in the window, or set {0}.</source>
        <translation>Déverrouillez-les dans la fenêtre avec la phrase de récupération, ou définissez {0}.</translation>
    </message>
    <message>
        <source>Unpack it, and choose files below {0} MB.</source>
        <translation>Décompressez-la, et choisissez des fichiers de moins de {0} Mo.</translation>
    </message>
    <message>
        <source>Unset that variable to use the hub.</source>
        <translation>Supprimez cette variable pour utiliser le hub.</translation>
    </message>
    <message>
        <source>Unset that variable, then start again.</source>
        <translation>Supprimez cette variable, puis redémarrez.</translation>
    </message>
    <message>
        <source>Use an https address; plain http is for this machine only, such as http://127.0.0.1:8080/v1.</source>
        <translation>Utilisez une adresse https ; http seul n’est que pour cet ordinateur, comme http://127.0.0.1:8080/v1.</translation>
    </message>
    <message>
        <source>Use another mirror.</source>
        <translation>Utilisez un autre miroir.</translation>
    </message>
    <message>
        <source>Use one of them at a time.</source>
        <translation>N’en utilisez qu’un à la fois.</translation>
    </message>
    <message>
        <source>Vectors of {0} numbers are too long.</source>
        <translation>Des vecteurs de {0} nombres sont trop longs.</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>Attendez un peu et réessayez.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>Attendez sa fin, ou arrêtez-le.</translation>
    </message>
    <message>
        <source>Wait for that download to end.</source>
        <translation>Attendez la fin de ce téléchargement.</translation>
    </message>
    <message>
        <source>Wait for their end.</source>
        <translation>Attendez leur fin.</translation>
    </message>
    <message>
        <source>Wait half a minute, then try again.</source>
        <translation>Attendez une demi-minute, puis réessayez.</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it.</source>
        <translation>Attendez que ce soit fini, ou arrêtez-le.</translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation>Attendez que ce soit terminé.</translation>
    </message>
    <message>
        <source>Wait {0} min, then try again.</source>
        <translation>Attendez {0} min, puis réessayez.</translation>
    </message>
    <message>
        <source>Wanted wait for a first word</source>
        <translation>Attente souhaitée avant le premier mot</translation>
    </message>
    <message>
        <source>Weights in other forms may hold code and are not fetched; choose another repository.</source>
        <translation>Les poids sous d’autres formes peuvent contenir du code et ne sont pas téléchargés ; choisissez un autre dépôt.</translation>
    </message>
    <message>
        <source>Weights in other forms may hold code and are not read; save the model as one safetensors file.</source>
        <translation>Les poids sous d’autres formes peuvent contenir du code et ne sont pas lus ; enregistrez le modèle en un seul fichier safetensors.</translation>
    </message>
    <message>
        <source>What came so far is kept; ask again for a whole answer.</source>
        <translation>Ce qui est arrivé est gardé ; redemandez pour une réponse entière.</translation>
    </message>
    <message>
        <source>What happens when this machine&apos;s answer may be wrong. Each conversation can differ.</source>
        <translation>Ce qui se passe quand la réponse de cet ordinateur peut être fausse. Chaque conversation peut différer.</translation>
    </message>
    <message>
        <source>What it takes for a million tokens of answers.</source>
        <translation>Ce qu’il demande pour un million de jetons de réponses.</translation>
    </message>
    <message>
        <source>What the encoder has learned could not be written to {0}.</source>
        <translation>Ce que l’encodeur a appris n’a pas pu être écrit dans {0}.</translation>
    </message>
    <message>
        <source>What the endpoint takes for a million tokens of questions, in your currency.</source>
        <translation>Ce que le service demande pour un million de jetons de questions, dans votre devise.</translation>
    </message>
    <message>
        <source>What the model goes on with when a conversation is longer than the context. Leaving out reads the rest again; summing up takes as long as a short answer, now and then; keeping goes on at once, also in the middle of an answer, with less and less of the middle.</source>
        <translation>Avec quoi le modèle continue quand une conversation dépasse le contexte. Omettre fait relire le reste ; résumer prend de temps en temps la durée d’une courte réponse ; conserver continue aussitôt, même au milieu d’une réponse, avec de moins en moins du milieu.</translation>
    </message>
    <message>
        <source>What the model has read of your conversations is kept on the disk, so that they go on at once. Those that were used longest ago go first; private chats are never kept.</source>
        <translation>Ce que le modèle a lu de vos conversations est gardé sur le disque, pour reprendre aussitôt. Les plus anciennes partent d’abord ; les discussions privées ne sont jamais gardées.</translation>
    </message>
    <message>
        <source>What the model is told before every conversation.</source>
        <translation>Ce qui est dit au modèle avant chaque conversation.</translation>
    </message>
    <message>
        <source>What would be sent has changed since you agreed to it, so nothing was sent.</source>
        <translation>Ce qui serait envoyé a changé depuis votre accord : rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>When it is full</source>
        <translation>Quand il est plein</translation>
    </message>
    <message>
        <source>When no question comes for this long, the model leaves memory. The next question loads it again.</source>
        <translation>Sans question pendant ce temps, le modèle quitte la mémoire. La prochaine question le recharge.</translation>
    </message>
    <message>
        <source>Where it may help</source>
        <translation>Là où il peut aider</translation>
    </message>
    <message>
        <source>Where the model&apos;s weights lie. Reading from disk needs little memory and is slower.</source>
        <translation>Où se trouvent les poids du modèle. Les lire depuis le disque demande peu de mémoire et est plus lent.</translation>
    </message>
    <message>
        <source>With the context full, about {0} tokens/s.</source>
        <translation>Contexte plein, environ {0} jetons/s.</translation>
    </message>
    <message>
        <source>Words and names of your own, one a line; hidden from the cloud wherever they stand.</source>
        <translation>Vos mots et noms, un par ligne ; masqués au cloud où qu’ils soient.</translation>
    </message>
    <message>
        <source>Works in every program. On Wayland the desktop may ask you first, or choose another key.</source>
        <translation>Fonctionne dans tous les programmes. Sous Wayland, le bureau peut d’abord vous demander, ou choisir une autre touche.</translation>
    </message>
    <message>
        <source>Write a question.</source>
        <translation>Saisissez une question.</translation>
    </message>
    <message>
        <source>Write it as `ffn_(up|down)_exps`.</source>
        <translation>Écrivez-le sous la forme `ffn_(up|down)_exps`.</translation>
    </message>
    <message>
        <source>Write it as host:port, such as 127.0.0.1:50052.</source>
        <translation>Écrivez-le sous la forme hôte:port, comme 127.0.0.1:50052.</translation>
    </message>
    <message>
        <source>Write it as: address model price-read price-written seconds, under Cloud in Settings.</source>
        <translation>Écrivez-le ainsi : adresse modèle prix-lu prix-écrit secondes, dans Réglages, sous Cloud.</translation>
    </message>
    <message>
        <source>Write owner/name, owner/name:Q4_K_M or owner/name/file.gguf.</source>
        <translation>Écrivez propriétaire/nom, propriétaire/nom:Q4_K_M ou propriétaire/nom/fichier.gguf.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and their key is not in the keyring of this system.</source>
        <translation>Vos conversations sont chiffrées, et leur clé n’est pas dans le trousseau de ce système.</translation>
    </message>
    <message>
        <source>Your conversations are locked.</source>
        <translation>Vos conversations sont verrouillées.</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>couches</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>per million tokens</source>
        <translation>par million de jetons</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>sentence-transformers cannot load {0}: {1}.</source>
        <translation>sentence-transformers ne peut pas charger {0} : {1}.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>jetons</translation>
    </message>
    <message>
        <source>{0} Give it with {1}.</source>
        <translation>{0} Donnez-le avec {1}.</translation>
    </message>
    <message>
        <source>{0} It goes on from {1}.</source>
        <translation>{0} Reprise à {1}.</translation>
    </message>
    <message>
        <source>{0} MB are too little to lend.</source>
        <translation>{0} Mo, c’est trop peu à prêter.</translation>
    </message>
    <message>
        <source>{0} Next try in {1} s.</source>
        <translation>{0} Nouvel essai dans {1} s.</translation>
    </message>
    <message>
        <source>{0} The default is used.</source>
        <translation>{0} La valeur par défaut est utilisée.</translation>
    </message>
    <message>
        <source>{0} The model was loaded without it, and the answer goes on.</source>
        <translation>{0} Le modèle a été chargé sans lui, et la réponse continue.</translation>
    </message>
    <message>
        <source>{0} The model was loaded without it.</source>
        <translation>{0} Le modèle a été chargé sans lui.</translation>
    </message>
    <message>
        <source>{0} arrived damaged from {1}: its checksum is wrong.</source>
        <translation>{0} est arrivé endommagé de {1} : sa somme de contrôle est fausse.</translation>
    </message>
    <message>
        <source>{0} became shorter while it was read.</source>
        <translation>{0} a raccourci pendant la lecture.</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1}).</source>
        <translation>Impossible de supprimer {0} ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be made smaller than {1}.</source>
        <translation>{0} ne peut pas être réduit en dessous de {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation>{0} est injoignable.</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}).</source>
        <translation>Impossible de lire {0} ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>{0} ne peut pas être lu.</translation>
    </message>
    <message>
        <source>{0} cannot be replaced ({1}).</source>
        <translation>{0} ne peut pas être remplacé ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1}).</source>
        <translation>{0} est inutilisable ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be used for the cloud.</source>
        <translation>{0} ne peut pas servir pour le cloud.</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}).</source>
        <translation>Impossible d’écrire {0} ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be {1}.</source>
        <translation>{0} ne peut pas être {1}.</translation>
    </message>
    <message>
        <source>{0} cannot go on in the middle: it starts over.</source>
        <translation>{0} ne peut pas reprendre au milieu : cela recommence.</translation>
    </message>
    <message>
        <source>{0} describes no tool server.</source>
        <translation>{0} ne décrit pas un serveur d’outils.</translation>
    </message>
    <message>
        <source>{0} does not answer as a machine that lends.</source>
        <translation>{0} ne répond pas comme un ordinateur prêteur.</translation>
    </message>
    <message>
        <source>{0} does not answer.</source>
        <translation>{0} ne répond pas.</translation>
    </message>
    <message>
        <source>{0} does not give parts of files.</source>
        <translation>{0} ne donne pas de parties de fichiers.</translation>
    </message>
    <message>
        <source>{0} does not have the key that this machine has.</source>
        <translation>{0} n’a pas la clé que possède cet ordinateur.</translation>
    </message>
    <message>
        <source>{0} does not lend: {1}</source>
        <translation>{0} ne prête pas : {1}</translation>
    </message>
    <message>
        <source>{0} does not say how large {1} is.</source>
        <translation>{0} ne dit pas la taille de {1}.</translation>
    </message>
    <message>
        <source>{0} downloads or checks are under way.</source>
        <translation>{0} téléchargements ou vérifications sont en cours.</translation>
    </message>
    <message>
        <source>{0} gave an answer that makes no sense.</source>
        <translation>{0} a donné une réponse qui n’a pas de sens.</translation>
    </message>
    <message>
        <source>{0} gave another part of {1} than asked for.</source>
        <translation>{0} a donné une autre partie de {1} que celle demandée.</translation>
    </message>
    <message>
        <source>{0} gave something else than vectors.</source>
        <translation>{0} a donné autre chose que des vecteurs.</translation>
    </message>
    <message>
        <source>{0} has another version of Inglenook.</source>
        <translation>{0} a une autre version d’Inglenook.</translation>
    </message>
    <message>
        <source>{0} has had too many requests from here (status 429).</source>
        <translation>{0} a reçu trop de demandes d’ici (statut 429).</translation>
    </message>
    <message>
        <source>{0} has its weights in {1} only.</source>
        <translation>{0} n’a ses poids que dans {1}.</translation>
    </message>
    <message>
        <source>{0} has less room than {1} needs.</source>
        <translation>{0} a moins de place qu’il n’en faut pour {1}.</translation>
    </message>
    <message>
        <source>{0} has neither a {1} nor a GGUF file.</source>
        <translation>{0} n’a ni {1} ni fichier GGUF.</translation>
    </message>
    <message>
        <source>{0} has no GGUF model.</source>
        <translation>{0} n’a pas de modèle GGUF.</translation>
    </message>
    <message>
        <source>{0} has no WordPiece vocabulary: vocab.txt is missing or lacks tokens such as [CLS].</source>
        <translation>{0} n’a pas de vocabulaire WordPiece : vocab.txt manque ou n’a pas de tokens comme [CLS].</translation>
    </message>
    <message>
        <source>{0} has no experts that could be kept in a cache.</source>
        <translation>{0} n’a pas d’experts à garder en cache.</translation>
    </message>
    <message>
        <source>{0} has no file {1}.</source>
        <translation>{0} n’a pas de fichier {1}.</translation>
    </message>
    <message>
        <source>{0} has no model.safetensors.</source>
        <translation>{0} n’a pas de model.safetensors.</translation>
    </message>
    <message>
        <source>{0} has no such revision.</source>
        <translation>{0} n’a pas cette révision.</translation>
    </message>
    <message>
        <source>{0} has nothing to lend.</source>
        <translation>{0} n’a rien à prêter.</translation>
    </message>
    <message>
        <source>{0} has several models, so say which.</source>
        <translation>{0} a plusieurs modèles : précisez lequel.</translation>
    </message>
    <message>
        <source>{0} has weights only.</source>
        <translation>{0} n’a que des poids.</translation>
    </message>
    <message>
        <source>{0} has {1} GB of weights, and beside the model that answers an encoder may take {2} GB.</source>
        <translation>{0} a {1} Go de poids, et à côté du modèle qui répond un encodeur peut prendre {2} Go.</translation>
    </message>
    <message>
        <source>{0} has {1} and is that small already.</source>
        <translation>{0} fait {1} et est déjà aussi petit.</translation>
    </message>
    <message>
        <source>{0} holds too many folders to search.</source>
        <translation>{0} contient trop de dossiers à parcourir.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} est un dossier.</translation>
    </message>
    <message>
        <source>{0} is another machine, and there is no key to know it by.</source>
        <translation>{0} est un autre ordinateur, et aucune clé ne permet de le reconnaître.</translation>
    </message>
    <message>
        <source>{0} is being downloaded already.</source>
        <translation>{0} est déjà en cours de téléchargement.</translation>
    </message>
    <message>
        <source>{0} is busy (status {1}).</source>
        <translation>{0} est surchargé (statut {1}).</translation>
    </message>
    <message>
        <source>{0} is damaged, or is protected by a password.</source>
        <translation>{0} est endommagé, ou protégé par un mot de passe.</translation>
    </message>
    <message>
        <source>{0} is damaged.</source>
        <translation>{0} est endommagé.</translation>
    </message>
    <message>
        <source>{0} is damaged: it is no JSON.</source>
        <translation>{0} est endommagé : ce n’est pas du JSON.</translation>
    </message>
    <message>
        <source>{0} is gated, and the account of your token has no access to it.</source>
        <translation>{0} est restreint, et le compte de votre jeton n’y a pas accès.</translation>
    </message>
    <message>
        <source>{0} is gated: its terms must be accepted before it can be downloaded.</source>
        <translation>{0} est restreint : ses conditions doivent être acceptées avant le téléchargement.</translation>
    </message>
    <message>
        <source>{0} is larger than such a file can be.</source>
        <translation>{0} est plus grand qu’un tel fichier ne peut l’être.</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>{0} manque.</translation>
    </message>
    <message>
        <source>{0} is no GGUF model, although it arrived as it is on the hub; it is deleted again.</source>
        <translation>{0} n’est pas un modèle GGUF, bien qu’il soit arrivé tel qu’il est sur le hub ; il a été supprimé.</translation>
    </message>
    <message>
        <source>{0} is no JSON that can be read.</source>
        <translation>{0} n’est pas du JSON lisible.</translation>
    </message>
    <message>
        <source>{0} is no arithmetic.</source>
        <translation>{0} n’est pas un calcul.</translation>
    </message>
    <message>
        <source>{0} is no date. Write it as YYYY-MM-DD.</source>
        <translation>{0} n’est pas une date. Écrivez-la AAAA-MM-JJ.</translation>
    </message>
    <message>
        <source>{0} is no embedding model: its header names no way to make one vector of a text.</source>
        <translation>{0} n’est pas un modèle d’embeddings : son en-tête ne dit pas comment faire un vecteur d’un texte.</translation>
    </message>
    <message>
        <source>{0} is no folder of an encoder: it has no config.json.</source>
        <translation>{0} n’est pas le dossier d’un encodeur : il n’a pas de config.json.</translation>
    </message>
    <message>
        <source>{0} is no model that answers questions.</source>
        <translation>{0} n’est pas un modèle qui répond aux questions.</translation>
    </message>
    <message>
        <source>{0} is no pattern for names of tensors.</source>
        <translation>{0} n’est pas un motif de noms de tenseurs.</translation>
    </message>
    <message>
        <source>{0} is not a chat of GPT4All.</source>
        <translation>{0} n’est pas une discussion de GPT4All.</translation>
    </message>
    <message>
        <source>{0} is not a possible name for a part of a model.</source>
        <translation>{0} n’est pas un nom possible pour une partie de modèle.</translation>
    </message>
    <message>
        <source>{0} is not a possible name of a file.</source>
        <translation>{0} n’est pas un nom de fichier possible.</translation>
    </message>
    <message>
        <source>{0} is not a possible name of a repository.</source>
        <translation>{0} n’est pas un nom de dépôt possible.</translation>
    </message>
    <message>
        <source>{0} is not an address.</source>
        <translation>{0} n’est pas une adresse.</translation>
    </message>
    <message>
        <source>{0} is not an export that Inglenook knows.</source>
        <translation>{0} n’est pas un export connu d’Inglenook.</translation>
    </message>
    <message>
        <source>{0} is not the address of another machine.</source>
        <translation>{0} n’est pas l’adresse d’un autre ordinateur.</translation>
    </message>
    <message>
        <source>{0} is not there any more, so only questions in the same words are found.</source>
        <translation>{0} n’est plus là, seules les questions aux mêmes mots sont donc trouvées.</translation>
    </message>
    <message>
        <source>{0} is part {1} of {2} of a model.</source>
        <translation>{0} est la partie {1} sur {2} d’un modèle.</translation>
    </message>
    <message>
        <source>{0} is removed, but its values are still in the keyring.</source>
        <translation>{0} est supprimé, mais ses valeurs sont encore dans le trousseau.</translation>
    </message>
    <message>
        <source>{0} is the model in use.</source>
        <translation>{0} est le modèle utilisé.</translation>
    </message>
    <message>
        <source>{0} is too large to be a list of tool servers.</source>
        <translation>{0} est trop grand pour une liste de serveurs d’outils.</translation>
    </message>
    <message>
        <source>{0} is too large.</source>
        <translation>{0} est trop grand.</translation>
    </message>
    <message>
        <source>{0} knows other words than {1}, so it cannot draft for it.</source>
        <translation>{0} connaît d’autres mots que {1} et ne peut pas faire de brouillons pour lui.</translation>
    </message>
    <message>
        <source>{0} lacks weights of a BERT encoder, such as {1}.</source>
        <translation>Il manque à {0} des poids d’un encodeur BERT, par exemple {1}.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer does not fit.</source>
        <translation>Il manque encore {0} jugements avant de pouvoir apprendre, dont {1} qu’une réponse ne convient pas.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer fits and {2} that it does not.</source>
        <translation>Il manque encore {0} jugements avant de pouvoir apprendre, dont {1} qu’une réponse convient et {2} qu’elle ne convient pas.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned, among them {1} that an answer fits.</source>
        <translation>Il manque encore {0} jugements avant de pouvoir apprendre, dont {1} qu’une réponse convient.</translation>
    </message>
    <message>
        <source>{0} more verdicts are needed before anything can be learned.</source>
        <translation>Il manque encore {0} jugements avant de pouvoir apprendre.</translation>
    </message>
    <message>
        <source>{0} names no model of the hub.</source>
        <translation>{0} ne nomme aucun modèle du hub.</translation>
    </message>
    <message>
        <source>{0} names no tool servers.</source>
        <translation>{0} ne nomme pas de serveurs d’outils.</translation>
    </message>
    <message>
        <source>{0} needs at least {1} MB, and may use {2} MB.</source>
        <translation>{0} demande au moins {1} Mo, et peut en utiliser {2}.</translation>
    </message>
    <message>
        <source>{0} needs {1} GB more, and {2} has {3} GB free, of which {4} GB are left alone.</source>
        <translation>{0} demande {1} Go de plus, et {2} a {3} Go libres, dont {4} Go sont laissés.</translation>
    </message>
    <message>
        <source>{0} placeholders in the answer stand for nothing that was hidden.</source>
        <translation>{0} marqueurs de la réponse ne correspondent à rien de masqué.</translation>
    </message>
    <message>
        <source>{0} ranks texts for a query and gives no vectors.</source>
        <translation>{0} classe des textes pour une requête et ne donne pas de vecteurs.</translation>
    </message>
    <message>
        <source>{0} refuses {1} (status {2}).</source>
        <translation>{0} refuse {1} (statut {2}).</translation>
    </message>
    <message>
        <source>{0} sends nothing.</source>
        <translation>{0} n’envoie rien.</translation>
    </message>
    <message>
        <source>{0} would take {1} GB of memory, and beside the model that answers an encoder may take {2} GB.</source>
        <translation>{0} prendrait {1} Go de mémoire, et à côté du modèle qui répond un encodeur peut prendre {2} Go.</translation>
    </message>
    <message>
        <source>{0}; what has arrived is kept.</source>
        <translation>{0} ; ce qui est arrivé est gardé.</translation>
    </message>
    <message>
        <source>“Ask the cloud” may read it whole; or choose a longer context in Settings.</source>
        <translation>« Demander au cloud » peut tout lire ; ou choisissez un contexte plus long dans Réglages.</translation>
    </message>
    <message>
        <source>“{0}” is too long.</source>
        <translation>« {0} » est trop long.</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>une semaine</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>un an</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>un mois</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Réécrire</translation>
    </message>
    <message>
        <source>Summarize</source>
        <translation>Résumer</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>Traduire</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Encrypted are: conversations with what was attached to them, remembered answers, the record of what left this machine, what was learned from your verdicts, and what the engine keeps of conversations. Who takes the disk or a backup reads none of it.</source>
        <translation>Sont chiffrés : les conversations avec leurs pièces jointes, les réponses mémorisées, le registre de ce qui a quitté cette machine, ce qui a été appris de vos jugements et ce que le moteur conserve des conversations. Qui prend le disque ou une sauvegarde n’en lit rien.</translation>
    </message>
    <message>
        <source>Not covered are: settings, personas, models, files you export, what programs can see while you are logged in, and copies that a disk or a backup has kept from before.</source>
        <translation>Ne sont pas couverts : les réglages, les personas, les modèles, les fichiers que vous exportez, ce que les programmes peuvent voir pendant votre session et les copies qu’un disque ou une sauvegarde a gardées d’avant.</translation>
    </message>
    <message>
        <source>Searching takes about a fifth longer. The key goes into the keyring of this system, if there is one. Without that key, only the recovery passphrase brings your conversations back; nobody else can.</source>
        <translation>La recherche prend environ un cinquième de temps en plus. La clé va dans le trousseau de ce système, s’il y en a un. Sans cette clé, seule la phrase de récupération rend vos conversations ; personne d’autre ne le peut.</translation>
    </message>
    <message>
        <source>Keep this recovery passphrase in a safe place. It opens your conversations where the keyring does not, for example on another computer. Inglenook does not store it.</source>
        <translation>Conservez cette phrase de récupération en lieu sûr. Elle ouvre vos conversations là où le trousseau ne le fait pas, par exemple sur un autre ordinateur. Inglenook ne l’enregistre pas.</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <translation>Chiffrer…</translation>
    </message>
    <message>
        <source>Decrypt…</source>
        <translation>Déchiffrer…</translation>
    </message>
    <message>
        <source>New passphrase…</source>
        <translation>Nouvelle phrase secrète…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Déverrouiller…</translation>
    </message>
    <message>
        <source>Files that are written anew</source>
        <translation>Fichiers en cours de réécriture</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>L’utiliser</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Chiffrer</translation>
    </message>
    <message>
        <source>Whoever can read the files of this computer can read your conversations then.</source>
        <translation>Quiconque peut lire les fichiers de cet ordinateur pourra alors lire vos conversations.</translation>
    </message>
    <message>
        <source>Decrypt</source>
        <translation>Déchiffrer</translation>
    </message>
    <message>
        <source>Keep everything without encryption again?</source>
        <translation>Tout conserver de nouveau sans chiffrement ?</translation>
    </message>
    <message>
        <source>Your conversations are encrypted and locked: their key is not in the keyring.</source>
        <translation>Vos conversations sont chiffrées et verrouillées : leur clé n’est pas dans le trousseau.</translation>
    </message>
    <message>
        <source>Some files are still as they were before; they follow with the next start of Inglenook.</source>
        <translation>Certains fichiers sont encore comme avant ; ils suivront au prochain démarrage d’Inglenook.</translation>
    </message>
    <message>
        <source>What Inglenook keeps is encrypted. There is no keyring here, so each start asks for the passphrase.</source>
        <translation>Ce qu’Inglenook conserve est chiffré. Il n’y a pas de trousseau ici, la phrase secrète est donc demandée à chaque démarrage.</translation>
    </message>
    <message>
        <source>What Inglenook keeps is encrypted.</source>
        <translation>Ce qu’Inglenook conserve est chiffré.</translation>
    </message>
    <message>
        <source>What Inglenook keeps is not encrypted. Only you can open its files, on this system.</source>
        <translation>Ce qu’Inglenook conserve n’est pas chiffré. Sur ce système, vous seul pouvez ouvrir ses fichiers.</translation>
    </message>
    <message>
        <source>Files that were damaged once are kept aside and are not encrypted: {names}. Delete them if you can.</source>
        <translation>Des fichiers autrefois endommagés sont gardés à part et ne sont pas chiffrés : {names}. Supprimez-les si vous le pouvez.</translation>
    </message>
    <message>
        <source>Recovery passphrase</source>
        <translation>Phrase de récupération</translation>
    </message>
    <message>
        <source>Copy the passphrase</source>
        <translation>Copier la phrase secrète</translation>
    </message>
    <message>
        <source>I have written it down or stored it elsewhere</source>
        <translation>Je l’ai notée ou enregistrée ailleurs</translation>
    </message>
    <message>
        <source>This one cannot be guessed. Your own may have {count} characters or more.</source>
        <translation>Celle-ci ne peut pas être devinée. La vôtre doit avoir au moins {count} caractères.</translation>
    </message>
    <message>
        <source>Your conversations are encrypted, and their key is not in the keyring of this system. Type the recovery passphrase that you kept. What you ask before that is not kept.</source>
        <translation>Vos conversations sont chiffrées, et leur clé n’est pas dans le trousseau de ce système. Saisissez la phrase de récupération que vous avez conservée. Ce que vous demandez avant n’est pas conservé.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>needs {0} at {1} context even with its weights on disk</source>
        <translation>demande {0} avec {1} de contexte même avec ses poids sur le disque</translation>
    </message>
    <message>
        <source>needs {0} at {1} context</source>
        <translation>demande {0} avec {1} de contexte</translation>
    </message>
    <message>
        <source>{0} free once the loaded model has left ({1}), a part of which stays for other programs</source>
        <translation>{0} libres une fois le modèle chargé parti ({1}), dont une partie reste aux autres programmes</translation>
    </message>
    <message>
        <source>{0} free once the loaded model has left ({1})</source>
        <translation>{0} libres une fois le modèle chargé parti ({1})</translation>
    </message>
    <message>
        <source>{0} free, a part of which stays for other programs</source>
        <translation>{0} libres, dont une partie reste aux autres programmes</translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation>{0} libres</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>environ {0}</translation>
    </message>
    <message>
        <source>{0} of the weights come from disk for each token, so at least {1}</source>
        <translation>{0} des poids viennent du disque pour chaque jeton, donc au moins {1}</translation>
    </message>
    <message>
        <source>{0} of the weights come from disk for each token, so at most {1}</source>
        <translation>{0} des poids viennent du disque pour chaque jeton, donc au plus {1}</translation>
    </message>
    <message>
        <source>under {0}</source>
        <translation>moins de {0}</translation>
    </message>
    <message>
        <source>{0} as published, about {1} in {2}</source>
        <translation>{0} selon la publication, environ {1} en {2}</translation>
    </message>
    <message>
        <source>the same as {0}: no other file that fits is faster</source>
        <translation>le même que {0} : aucun autre fichier qui tient n’est plus rapide</translation>
    </message>
    <message>
        <source>the same model in a smaller file: {0} times as fast as {1}, and the best answers of all that are that fast</source>
        <translation>le même modèle dans un fichier plus petit : {0} fois plus rapide que {1}, et les meilleures réponses parmi tous ceux qui sont aussi rapides</translation>
    </message>
    <message>
        <source>{0} times as fast as {1}, and the best answers of all that are that fast</source>
        <translation>{0} fois plus rapide que {1}, et les meilleures réponses parmi tous ceux qui sont aussi rapides</translation>
    </message>
    <message>
        <source>the same model in a smaller file: {0} times as fast as {1}, though under {2}</source>
        <translation>le même modèle dans un fichier plus petit : {0} fois plus rapide que {1}, mais sous {2}</translation>
    </message>
    <message>
        <source>{0} times as fast as {1}, though under {2}</source>
        <translation>{0} fois plus rapide que {1}, mais sous {2}</translation>
    </message>
    <message>
        <source>the fastest of all that fit, though under {0}</source>
        <translation>le plus rapide de tous ceux qui tiennent, mais sous {0}</translation>
    </message>
    <message>
        <source>the best answers of all that fit</source>
        <translation>les meilleures réponses de tous ceux qui tiennent</translation>
    </message>
    <message>
        <source>{0}, which does not fit</source>
        <translation>{0}, ce qui ne tient pas</translation>
    </message>
    <message>
        <source>{0} once the context is full</source>
        <translation>{0} une fois le contexte plein</translation>
    </message>
    <message>
        <source>{0}, with weights read from disk</source>
        <translation>{0}, avec des poids lus sur le disque</translation>
    </message>
    <message>
        <source>{0} points of {1}</source>
        <translation>{0} points de {1}</translation>
    </message>
    <message>
        <source>{0} instead of {1}</source>
        <translation>{0} au lieu de {1}</translation>
    </message>
    <message>
        <source>{0} context</source>
        <translation>{0} de contexte</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} jetons/s</translation>
    </message>
    <message>
        <source>{0} s a token</source>
        <translation>{0} s par jeton</translation>
    </message>
    <message>
        <source>{0} min a token</source>
        <translation>{0} min par jeton</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Bref</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>Professeur</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Correcteur</translation>
    </message>
    <message>
        <source>Programmer</source>
        <translation>Programmeur</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Traducteur</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>Critique</translation>
    </message>
</context>
</TS>
