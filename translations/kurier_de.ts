<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Access</name>
    <message>
        <source>Certificate for: %1</source>
        <translation>Zertifikat für: %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Ausgestellt von: %1</translation>
    </message>
    <message>
        <source>Valid: %1 to %2</source>
        <translation>Gültig: %1 bis %2</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256: %1</translation>
    </message>
    <message>
        <source>Realm: %1</source>
        <translation>Bereich: %1</translation>
    </message>
    <message>
        <source>Kind of key: %1</source>
        <translation>Art des Schlüssels: %1</translation>
    </message>
    <message>
        <source>Known until now: %1</source>
        <translation>Bisher bekannt: %1</translation>
    </message>
    <message>
        <source>Shown by the server: %1</source>
        <translation>Vom Server gezeigt: %1</translation>
    </message>
    <message>
        <source>Fingerprint: %1</source>
        <translation>Fingerabdruck: %1</translation>
    </message>
</context>
<context>
    <name>CancelJobsDialog</name>
    <message>
        <source>This can’t be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 already sent will be deleted from %2.</source>
        <translation>%1 bereits gesendete Daten werden auf %2 gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%1 already sent will be deleted from %n servers.</source>
        <translation>
            <numerusform>%1 bereits gesendete Daten werden auf %n Server gelöscht.</numerusform>
            <numerusform>%1 bereits gesendete Daten werden auf %n Servern gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the selected transfers have already ended and can’t be cancelled.</source>
        <translation>
            <numerusform>%n der ausgewählten Übertragungen ist bereits beendet und lässt sich nicht abbrechen.</numerusform>
            <numerusform>%n der ausgewählten Übertragungen sind bereits beendet und lassen sich nicht abbrechen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel “%1”?</source>
        <translation>„%1“ abbrechen?</translation>
    </message>
    <message>
        <source>It will be removed from the queue.</source>
        <translation>Der Auftrag wird aus der Übertragungswarteschlange entfernt.</translation>
    </message>
    <message>
        <source>%1 have been downloaded and will be deleted.</source>
        <translation>%1 sind bereits heruntergeladen und werden gelöscht.</translation>
    </message>
    <message>
        <source>%1 of %2 have been downloaded and will be deleted.</source>
        <translation>%1 von %2 sind bereits heruntergeladen und werden gelöscht.</translation>
    </message>
    <message>
        <source>Cancel Transfer</source>
        <translation>Übertragung abbrechen</translation>
    </message>
    <message>
        <source>Keep Transfer</source>
        <translation>Übertragung behalten</translation>
    </message>
    <message>
        <source>Cancel the upload of “%1”?</source>
        <translation>Upload von „%1“ abbrechen?</translation>
    </message>
    <message>
        <source>The file on this computer is not changed.</source>
        <translation>Die Datei auf diesem Computer bleibt unverändert.</translation>
    </message>
    <message>
        <source>Cancel Upload</source>
        <translation>Upload abbrechen</translation>
    </message>
    <message>
        <source>Keep Upload</source>
        <translation>Upload behalten</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n uploads?</source>
        <translation>
            <numerusform>%n Upload abbrechen?</numerusform>
            <numerusform>%n Uploads abbrechen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The files on this computer are not changed.</source>
        <translation>Die Dateien auf diesem Computer bleiben unverändert.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n Uploads</source>
        <translation>
            <numerusform>%n Upload abbrechen</numerusform>
            <numerusform>%n Uploads abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep Uploads</source>
        <translation>Uploads behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n downloads will be removed from the queue.</source>
        <translation>
            <numerusform>%n Download wird aus der Warteschlange entfernt.</numerusform>
            <numerusform>%n Downloads werden aus der Warteschlange entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 will be removed from the queue.</source>
        <translation>%1 und %2 werden aus der Warteschlange entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%n downloads</source>
        <translation>
            <numerusform>%n Download</numerusform>
            <numerusform>%n Downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploads</source>
        <translation>
            <numerusform>%n Upload</numerusform>
            <numerusform>%n Uploads</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of partial data will be deleted.</source>
        <translation>%1 unvollständige Daten werden gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n transfers?</source>
        <translation>
            <numerusform>%n Übertragung abbrechen?</numerusform>
            <numerusform>%n Übertragungen abbrechen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n Transfers</source>
        <translation>
            <numerusform>%n Übertragung abbrechen</numerusform>
            <numerusform>%n Übertragungen abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep Transfers</source>
        <translation>Übertragungen behalten</translation>
    </message>
    <message numerus="yes">
        <source>“%1” holds %n finished files. Keep them?</source>
        <translation>
            <numerusform>„%1“ enthält %n fertige Datei. Behalten?</numerusform>
            <numerusform>„%1“ enthält %n fertige Dateien. Behalten?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete saves them to %1.</source>
        <translation>
            <numerusform>„Abschließen“ speichert sie in %1.</numerusform>
            <numerusform>„Abschließen“ speichert sie in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelling deletes all %n files (%1) and can’t be undone.</source>
        <translation>
            <numerusform>Beim Abbrechen wird die Datei (%1) gelöscht; das lässt sich nicht rückgängig machen.</numerusform>
            <numerusform>Beim Abbrechen werden alle %n Dateien (%1) gelöscht; das lässt sich nicht rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of partial data will be deleted either way.</source>
        <translation>%1 unvollständige Daten werden in jedem Fall gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>Complete and Keep Files</source>
        <translation>
            <numerusform>Abschließen und Datei behalten</numerusform>
            <numerusform>Abschließen und Dateien behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete Files and Cancel</source>
        <translation>
            <numerusform>Datei löschen und abbrechen</numerusform>
            <numerusform>Dateien löschen und abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>Go Back</source>
        <translation>Zurück</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 selected transfers hold finished files (%2, %3).</source>
        <translation>
            <numerusform>%n der %1 ausgewählten Übertragungen enthält fertige Dateien (%2, %3).</numerusform>
            <numerusform>%n der %1 ausgewählten Übertragungen enthalten fertige Dateien (%2, %3).</numerusform>
        </translation>
    </message>
    <message>
        <source>Completing saves the finished files to %1.</source>
        <translation>Beim Abschließen werden die fertigen Dateien in %1 gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>Completing saves the finished files to their %n folders.</source>
        <translation>
            <numerusform>Beim Abschließen werden die fertigen Dateien in ihrem Ordner gespeichert.</numerusform>
            <numerusform>Beim Abschließen werden die fertigen Dateien in ihren %n Ordnern gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n will be cancelled either way.</source>
        <translation>
            <numerusform>Die übrige wird in jedem Fall abgebrochen.</numerusform>
            <numerusform>Die übrigen %n werden in jedem Fall abgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelling can’t be undone.</source>
        <translation>Das Abbrechen lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n Files</source>
        <translation>
            <numerusform>%n Datei behalten</numerusform>
            <numerusform>%n Dateien behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n Files, Cancel the Rest</source>
        <translation>
            <numerusform>%n Datei behalten, Rest abbrechen</numerusform>
            <numerusform>%n Dateien behalten, Rest abbrechen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n Files and Cancel All</source>
        <translation>
            <numerusform>%n Datei löschen, alle abbrechen</numerusform>
            <numerusform>%n Dateien löschen, alle abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspend Instead</source>
        <translation>Stattdessen anhalten</translation>
    </message>
    <message>
        <source>stays on %1</source>
        <translation>bleibt auf %1</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>noch nichts gesendet</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>bytes on a server</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message numerus="yes">
        <source>%n finished files (%1)</source>
        <translation>
            <numerusform>%n fertige Datei (%1)</numerusform>
            <numerusform>%n fertige Dateien (%1)</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing here yet</source>
        <translation>noch nichts vorhanden</translation>
    </message>
    <message>
        <source>%1 here</source>
        <comment>bytes on this computer</comment>
        <translation>%1 hier</translation>
    </message>
    <message>
        <source>is already cancelled</source>
        <translation>bereits abgebrochen</translation>
    </message>
    <message>
        <source>is already completed</source>
        <translation>bereits abgeschlossen</translation>
    </message>
    <message numerus="yes">
        <source>%n files have already reached the server and stay there.</source>
        <translation>
            <numerusform>Eine Datei hat den Server bereits erreicht und bleibt dort.</numerusform>
            <numerusform>%n Dateien haben den Server bereits erreicht und bleiben dort.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Only the finished files were kept</source>
        <translation>Nur die fertigen Dateien wurden behalten</translation>
    </message>
    <message>
        <source>partly completed</source>
        <translation>teilweise abgeschlossen</translation>
    </message>
    <message>
        <source>Not everything could be removed</source>
        <translation>Nicht alles ließ sich entfernen</translation>
    </message>
    <message>
        <source>not everything removed</source>
        <translation>nicht alles entfernt</translation>
    </message>
    <message>
        <source>Kurier keeps trying; the history says what is left and where.</source>
        <translation>Kurier versucht es weiter; im Verlauf steht, was wo noch liegt.</translation>
    </message>
    <message>
        <source>There is no such transfer</source>
        <translation>Diese Übertragung gibt es nicht</translation>
    </message>
    <message>
        <source>no such transfer</source>
        <translation>keine solche Übertragung</translation>
    </message>
    <message>
        <source>The transfer holds nothing that is left to do</source>
        <translation>Für diese Übertragung bleibt nichts zu tun</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message>
        <source>This is not possible in the state the transfer is in</source>
        <translation>Das ist im jetzigen Zustand der Übertragung nicht möglich</translation>
    </message>
    <message>
        <source>not possible in this state</source>
        <translation>in diesem Zustand nicht möglich</translation>
    </message>
    <message>
        <source>Nothing more is known about the error</source>
        <translation>Über den Fehler ist nichts weiter bekannt</translation>
    </message>
    <message>
        <source>unknown error</source>
        <translation>unbekannter Fehler</translation>
    </message>
    <message>
        <source>No data has arrived for too long</source>
        <translation>Zu lange sind keine Daten angekommen</translation>
    </message>
    <message>
        <source>no progress</source>
        <translation>kein Fortschritt</translation>
    </message>
    <message>
        <source>Resume the transfer to try again.</source>
        <translation>Die Übertragung fortsetzen, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>The transfer has too many files</source>
        <translation>Die Übertragung hat zu viele Dateien</translation>
    </message>
    <message>
        <source>too many files</source>
        <translation>zu viele Dateien</translation>
    </message>
    <message>
        <source>Split it into several transfers.</source>
        <translation>Auf mehrere Übertragungen aufteilen.</translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation>Der Text ist zu lang</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>Use a shorter one.</source>
        <translation>Einen kürzeren verwenden.</translation>
    </message>
    <message>
        <source>A policy of this computer forbids the transfer</source>
        <translation>Eine Richtlinie dieses Computers verbietet die Übertragung</translation>
    </message>
    <message>
        <source>blocked by a policy</source>
        <translation>durch Richtlinie gesperrt</translation>
    </message>
    <message>
        <source>The transfer took longer than it may</source>
        <translation>Die Übertragung hat länger gedauert als erlaubt</translation>
    </message>
    <message>
        <source>took too long</source>
        <translation>hat zu lange gedauert</translation>
    </message>
    <message>
        <source>The database of the queue is damaged</source>
        <translation>Die Datenbank der Warteschlange ist beschädigt</translation>
    </message>
    <message>
        <source>damaged database</source>
        <translation>beschädigte Datenbank</translation>
    </message>
    <message>
        <source>It was set aside and kept; the queue starts anew.</source>
        <translation>Sie wurde beiseitegelegt und aufbewahrt; die Warteschlange beginnt neu.</translation>
    </message>
    <message>
        <source>The value is not valid</source>
        <translation>Der Wert ist ungültig</translation>
    </message>
    <message>
        <source>invalid value</source>
        <translation>ungültiger Wert</translation>
    </message>
    <message>
        <source>This is not supported</source>
        <translation>Das wird nicht unterstützt</translation>
    </message>
    <message>
        <source>not supported</source>
        <translation>nicht unterstützt</translation>
    </message>
    <message>
        <source>An unexpected error occurred</source>
        <translation>Ein unerwarteter Fehler ist aufgetreten</translation>
    </message>
    <message>
        <source>unexpected error</source>
        <translation>unerwarteter Fehler</translation>
    </message>
    <message>
        <source>There is not enough memory</source>
        <translation>Der Arbeitsspeicher reicht nicht aus</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>zu wenig Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Close other programs and resume the transfer.</source>
        <translation>Andere Programme schließen und die Übertragung fortsetzen.</translation>
    </message>
    <message>
        <source>The destination is in use by another program</source>
        <translation>Das Ziel wird von einem anderen Programm benutzt</translation>
    </message>
    <message>
        <source>destination in use</source>
        <translation>Ziel wird benutzt</translation>
    </message>
    <message>
        <source>Close the file there and try again.</source>
        <translation>Die Datei dort schließen und es erneut versuchen.</translation>
    </message>
    <message>
        <source>Another disk is now where the destination was</source>
        <translation>An der Stelle des Ziels ist jetzt ein anderer Datenträger</translation>
    </message>
    <message>
        <source>different disk</source>
        <translation>anderer Datenträger</translation>
    </message>
    <message>
        <source>Connect the disk the transfer was begun on and resume it.</source>
        <translation>Den Datenträger anschließen, auf dem die Übertragung begonnen wurde, und sie fortsetzen.</translation>
    </message>
    <message>
        <source>The size of the file is not known</source>
        <translation>Die Größe der Datei ist nicht bekannt</translation>
    </message>
    <message>
        <source>unknown size</source>
        <translation>unbekannte Größe</translation>
    </message>
    <message>
        <source>The file on this computer has changed since the transfer began</source>
        <translation>Die Datei auf diesem Computer hat sich seit Beginn der Übertragung geändert</translation>
    </message>
    <message>
        <source>local file changed</source>
        <translation>lokale Datei geändert</translation>
    </message>
    <message>
        <source>Cancel the transfer and add it again.</source>
        <translation>Die Übertragung abbrechen und neu hinzufügen.</translation>
    </message>
    <message>
        <source>The file does not exist</source>
        <translation>Die Datei gibt es nicht</translation>
    </message>
    <message>
        <source>file not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <source>Check whether it was moved or renamed.</source>
        <translation>Prüfen, ob sie verschoben oder umbenannt wurde.</translation>
    </message>
    <message>
        <source>The kind of checksum is not known</source>
        <translation>Diese Art von Prüfsumme ist nicht bekannt</translation>
    </message>
    <message>
        <source>unknown checksum</source>
        <translation>unbekannte Prüfsumme</translation>
    </message>
    <message>
        <source>Use sha-256, sha-512, sha-1 or md5.</source>
        <translation>Möglich sind sha-256, sha-512, sha-1 und md5.</translation>
    </message>
    <message>
        <source>The data does not match its checksum</source>
        <translation>Die Daten passen nicht zur Prüfsumme</translation>
    </message>
    <message>
        <source>wrong checksum</source>
        <translation>falsche Prüfsumme</translation>
    </message>
    <message>
        <source>Check the checksum, or get the file from another source.</source>
        <translation>Die Prüfsumme prüfen oder die Datei aus einer anderen Quelle beziehen.</translation>
    </message>
    <message>
        <source>Access was denied</source>
        <translation>Der Zugriff wurde verweigert</translation>
    </message>
    <message>
        <source>access denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Choose a folder that may be written to, or change its permissions, and resume.</source>
        <translation>Einen beschreibbaren Ordner wählen oder die Rechte ändern und fortsetzen.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>Datenträger voll</translation>
    </message>
    <message>
        <source>Free some space and resume the transfer.</source>
        <translation>Platz schaffen und die Übertragung fortsetzen.</translation>
    </message>
    <message>
        <source>The folder does not exist</source>
        <translation>Den Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>folder not found</source>
        <translation>Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Create it, or connect the disk it is on, and resume.</source>
        <translation>Den Ordner anlegen oder den Datenträger anschließen, auf dem er liegt, und fortsetzen.</translation>
    </message>
    <message>
        <source>A file of this name exists already</source>
        <translation>Eine Datei dieses Namens gibt es schon</translation>
    </message>
    <message>
        <source>file exists</source>
        <translation>Datei vorhanden</translation>
    </message>
    <message>
        <source>Move or rename it and try again.</source>
        <translation>Sie verschieben oder umbenennen und es erneut versuchen.</translation>
    </message>
    <message>
        <source>The disk is read-only</source>
        <translation>Der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>read-only disk</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The server does not offer the file</source>
        <translation>Der Server bietet die Datei nicht an</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Die Adresse prüfen.</translation>
    </message>
    <message>
        <source>unsupported address</source>
        <translation>Adresse nicht unterstützt</translation>
    </message>
    <message>
        <source>A part of Kurier could not be loaded</source>
        <translation>Ein Teil von Kurier konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>Kurier is incomplete</source>
        <translation>Kurier ist unvollständig</translation>
    </message>
    <message>
        <source>Install Kurier again; the transfer then continues by itself.</source>
        <translation>Kurier neu installieren; die Übertragung geht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>There is no network connection</source>
        <translation>Es besteht keine Netzwerkverbindung</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>kein Netzwerk</translation>
    </message>
    <message>
        <source>The transfer continues when the network is back.</source>
        <translation>Die Übertragung geht weiter, sobald das Netzwerk wieder da ist.</translation>
    </message>
    <message>
        <source>The server does not support what the transfer needs</source>
        <translation>Der Server unterstützt nicht, was die Übertragung braucht</translation>
    </message>
    <message>
        <source>not supported by the server</source>
        <translation>vom Server nicht unterstützt</translation>
    </message>
    <message>
        <source>The server cannot send parts of a file</source>
        <translation>Der Server kann keine Teile einer Datei senden</translation>
    </message>
    <message>
        <source>cannot be resumed</source>
        <translation>nicht fortsetzbar</translation>
    </message>
    <message>
        <source>Resume the transfer to start the file over.</source>
        <translation>Die Übertragung fortsetzen, um die Datei von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>The server cannot be used for this transfer</source>
        <translation>Der Server ist für diese Übertragung nicht geeignet</translation>
    </message>
    <message>
        <source>server not supported</source>
        <translation>Server nicht geeignet</translation>
    </message>
    <message>
        <source>The answer of the server cannot be understood</source>
        <translation>Die Antwort des Servers ist unverständlich</translation>
    </message>
    <message>
        <source>invalid answer</source>
        <translation>ungültige Antwort</translation>
    </message>
    <message>
        <source>Try again later, or tell those who run the server.</source>
        <translation>Es später erneut versuchen oder dem Betreiber des Servers Bescheid geben.</translation>
    </message>
    <message>
        <source>The server has forgotten the upload</source>
        <translation>Der Server kennt den Upload nicht mehr</translation>
    </message>
    <message>
        <source>upload forgotten</source>
        <translation>Upload vergessen</translation>
    </message>
    <message>
        <source>Resume the transfer to start the upload over.</source>
        <translation>Die Übertragung fortsetzen, um den Upload von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>The server refuses files of this size</source>
        <translation>Der Server nimmt Dateien dieser Größe nicht an</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>The server cannot send the requested part of the file</source>
        <translation>Der Server kann den angeforderten Teil der Datei nicht senden</translation>
    </message>
    <message>
        <source>invalid range</source>
        <translation>ungültiger Bereich</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>server not reachable</source>
        <translation>Server nicht erreichbar</translation>
    </message>
    <message>
        <source>Check the address and the network connection.</source>
        <translation>Die Adresse und die Netzwerkverbindung prüfen.</translation>
    </message>
    <message>
        <source>The connection to the server was lost</source>
        <translation>Die Verbindung zum Server ist abgerissen</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>Verbindung abgerissen</translation>
    </message>
    <message>
        <source>Resume the transfer to continue where it stopped.</source>
        <translation>Die Übertragung fortsetzen, um dort weiterzumachen, wo sie aufgehört hat.</translation>
    </message>
    <message>
        <source>The proxy server cannot be used</source>
        <translation>Der Proxyserver lässt sich nicht benutzen</translation>
    </message>
    <message>
        <source>proxy error</source>
        <translation>Proxyfehler</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>Die Proxyeinstellungen prüfen.</translation>
    </message>
    <message>
        <source>The server does not accept the user name or password</source>
        <translation>Der Server nimmt Benutzername oder Passwort nicht an</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>The file on the server has changed since the transfer began</source>
        <translation>Die Datei auf dem Server hat sich seit Beginn der Übertragung geändert</translation>
    </message>
    <message>
        <source>remote file changed</source>
        <translation>Datei auf dem Server geändert</translation>
    </message>
    <message>
        <source>The name of the server was not found</source>
        <translation>Der Name des Servers wurde nicht gefunden</translation>
    </message>
    <message>
        <source>unknown server</source>
        <translation>unbekannter Server</translation>
    </message>
    <message>
        <source>A secure connection to the server could not be made</source>
        <translation>Eine sichere Verbindung zum Server kam nicht zustande</translation>
    </message>
    <message>
        <source>no secure connection</source>
        <translation>keine sichere Verbindung</translation>
    </message>
    <message>
        <source>Check the date and time of this computer, or tell those who run the server.</source>
        <translation>Datum und Uhrzeit dieses Computers prüfen oder dem Betreiber des Servers Bescheid geben.</translation>
    </message>
    <message>
        <source>The certificate of the server is not trusted</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut</translation>
    </message>
    <message>
        <source>untrusted certificate</source>
        <translation>nicht vertrautes Zertifikat</translation>
    </message>
    <message>
        <source>Check the address; do not send anything confidential to this server.</source>
        <translation>Die Adresse prüfen; diesem Server nichts Vertrauliches senden.</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit überschritten</translation>
    </message>
    <message>
        <source>Check the network connection, or try again later.</source>
        <translation>Die Netzwerkverbindung prüfen oder es später erneut versuchen.</translation>
    </message>
    <message>
        <source>The server redirects too often, or to an address that is not allowed</source>
        <translation>Der Server leitet zu oft oder an eine unzulässige Adresse weiter</translation>
    </message>
    <message>
        <source>invalid redirection</source>
        <translation>ungültige Weiterleitung</translation>
    </message>
    <message>
        <source>This is not a valid web address</source>
        <translation>Das ist keine gültige Webadresse</translation>
    </message>
    <message>
        <source>invalid address</source>
        <translation>ungültige Adresse</translation>
    </message>
    <message>
        <source>Write it like https://example.org/file.</source>
        <translation>Eine gültige Adresse sieht so aus: https://example.org/datei.</translation>
    </message>
    <message>
        <source>The server did not understand the request (%1)</source>
        <translation>Der Server hat die Anfrage nicht verstanden (%1)</translation>
    </message>
    <message>
        <source>bad request (%1)</source>
        <translation>ungültige Anfrage (%1)</translation>
    </message>
    <message>
        <source>The server requires signing in (%1)</source>
        <translation>Der Server verlangt eine Anmeldung (%1)</translation>
    </message>
    <message>
        <source>sign-in required (%1)</source>
        <translation>Anmeldung nötig (%1)</translation>
    </message>
    <message>
        <source>The server denies access to the file (%1)</source>
        <translation>Der Server verweigert den Zugriff auf die Datei (%1)</translation>
    </message>
    <message>
        <source>access denied (%1)</source>
        <translation>Zugriff verweigert (%1)</translation>
    </message>
    <message>
        <source>Check whether the address needs signing in or has expired.</source>
        <translation>Prüfen, ob die Adresse eine Anmeldung verlangt oder abgelaufen ist.</translation>
    </message>
    <message>
        <source>The file was not found on the server (%1)</source>
        <translation>Die Datei wurde auf dem Server nicht gefunden (%1)</translation>
    </message>
    <message>
        <source>not found (%1)</source>
        <translation>nicht gefunden (%1)</translation>
    </message>
    <message>
        <source>The proxy server requires signing in (%1)</source>
        <translation>Der Proxyserver verlangt eine Anmeldung (%1)</translation>
    </message>
    <message>
        <source>proxy sign-in required (%1)</source>
        <translation>Anmeldung am Proxy nötig (%1)</translation>
    </message>
    <message>
        <source>The server waited too long for the request (%1)</source>
        <translation>Der Server hat zu lange auf die Anfrage gewartet (%1)</translation>
    </message>
    <message>
        <source>timed out (%1)</source>
        <translation>Zeit überschritten (%1)</translation>
    </message>
    <message>
        <source>The file is no longer on the server (%1)</source>
        <translation>Die Datei liegt nicht mehr auf dem Server (%1)</translation>
    </message>
    <message>
        <source>gone (%1)</source>
        <translation>nicht mehr vorhanden (%1)</translation>
    </message>
    <message>
        <source>Get the file from another source.</source>
        <translation>Die Datei aus einer anderen Quelle beziehen.</translation>
    </message>
    <message>
        <source>The server cannot send the requested part of the file (%1)</source>
        <translation>Der Server kann den angeforderten Teil der Datei nicht senden (%1)</translation>
    </message>
    <message>
        <source>invalid range (%1)</source>
        <translation>ungültiger Bereich (%1)</translation>
    </message>
    <message>
        <source>The server received too many requests (%1)</source>
        <translation>Der Server hat zu viele Anfragen bekommen (%1)</translation>
    </message>
    <message>
        <source>too many requests (%1)</source>
        <translation>zu viele Anfragen (%1)</translation>
    </message>
    <message>
        <source>The server asks for a pause; the transfer continues by itself.</source>
        <translation>Der Server bittet um eine Pause; die Übertragung geht von selbst weiter.</translation>
    </message>
    <message>
        <source>The server reports an error of its own (%1)</source>
        <translation>Der Server meldet einen eigenen Fehler (%1)</translation>
    </message>
    <message>
        <source>server error (%1)</source>
        <translation>Serverfehler (%1)</translation>
    </message>
    <message>
        <source>The server is busy or being maintained (%1)</source>
        <translation>Der Server ist ausgelastet oder wird gewartet (%1)</translation>
    </message>
    <message>
        <source>server busy (%1)</source>
        <translation>Server ausgelastet (%1)</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Es später erneut versuchen.</translation>
    </message>
    <message>
        <source>The server has no space left (%1)</source>
        <translation>Auf dem Server ist kein Platz mehr (%1)</translation>
    </message>
    <message>
        <source>server full (%1)</source>
        <translation>Server voll (%1)</translation>
    </message>
    <message>
        <source>Tell those who run the server.</source>
        <translation>Dem Betreiber des Servers Bescheid geben.</translation>
    </message>
    <message>
        <source>The server redirects in a way that cannot be followed (%1)</source>
        <translation>Der Server leitet auf eine nicht nachvollziehbare Weise weiter (%1)</translation>
    </message>
    <message>
        <source>invalid redirection (%1)</source>
        <translation>ungültige Weiterleitung (%1)</translation>
    </message>
    <message>
        <source>The server refused the request (%1)</source>
        <translation>Der Server hat die Anfrage abgelehnt (%1)</translation>
    </message>
    <message>
        <source>refused (%1)</source>
        <translation>abgelehnt (%1)</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a whole sentence</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>sentence: file or address</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The transfer waits because the network is metered</source>
        <translation>Die Übertragung wartet, weil das Netzwerk getaktet ist</translation>
    </message>
    <message>
        <source>metered network</source>
        <translation>getaktetes Netzwerk</translation>
    </message>
    <message>
        <source>It continues on another network. A foreground transfer runs at once.</source>
        <translation>Sie geht in einem anderen Netzwerk weiter. Mit der Priorität „Vordergrund“ läuft sie sofort.</translation>
    </message>
    <message>
        <source>%1 (expected %2, received %3)</source>
        <comment>sentence, checksum, checksum</comment>
        <translation>%1 (erwartet: %2, erhalten: %3)</translation>
    </message>
    <message>
        <source>The file has another size (expected %1, found %2 bytes)</source>
        <translation>Die Datei hat eine andere Größe (erwartet: %1 Byte, gefunden: %2 Byte)</translation>
    </message>
    <message>
        <source>Look for it in the queue and in the history.</source>
        <translation>In der Warteschlange und im Verlauf nachsehen.</translation>
    </message>
    <message>
        <source>Complete or cancel it.</source>
        <translation>Den Auftrag abschließen oder abbrechen.</translation>
    </message>
    <message>
        <source>Look at its state and choose what is possible there.</source>
        <translation>Den Zustand ansehen und wählen, was darin möglich ist.</translation>
    </message>
    <message>
        <source>Ask those who look after this computer.</source>
        <translation>Die Verwaltung dieses Computers fragen.</translation>
    </message>
    <message>
        <source>Check what was typed.</source>
        <translation>Die Eingabe prüfen.</translation>
    </message>
    <message>
        <source>Choose another way.</source>
        <translation>Einen anderen Weg wählen.</translation>
    </message>
    <message>
        <source>Ask those who run the server.</source>
        <translation>Den Betreiber des Servers fragen.</translation>
    </message>
    <message>
        <source>Check the user name and password, then resume the transfer.</source>
        <translation>Benutzernamen und Passwort prüfen, dann die Übertragung fortsetzen.</translation>
    </message>
    <message>
        <source>The certificate of the server has expired or is not valid yet</source>
        <translation>Das Zertifikat des Servers ist abgelaufen oder noch nicht gültig</translation>
    </message>
    <message>
        <source>expired certificate</source>
        <translation>Zertifikat abgelaufen</translation>
    </message>
    <message>
        <source>The certificate of the server belongs to another name</source>
        <translation>Das Zertifikat des Servers gehört zu einem anderen Namen</translation>
    </message>
    <message>
        <source>certificate of another server</source>
        <translation>Zertifikat eines anderen Servers</translation>
    </message>
    <message>
        <source>The server denies access to the file</source>
        <translation>Der Server verweigert den Zugriff auf die Datei</translation>
    </message>
    <message>
        <source>Check the address, and whether it needs signing in.</source>
        <translation>Die Adresse prüfen, und ob eine Anmeldung nötig ist.</translation>
    </message>
    <message>
        <source>The server has no space left</source>
        <translation>Auf dem Server ist kein Platz mehr</translation>
    </message>
    <message>
        <source>server full</source>
        <translation>Server voll</translation>
    </message>
    <message>
        <source>A file of this name exists already on the server</source>
        <translation>Auf dem Server gibt es bereits eine Datei dieses Namens</translation>
    </message>
    <message>
        <source>file exists on the server</source>
        <translation>Datei auf dem Server vorhanden</translation>
    </message>
    <message>
        <source>Choose another name, or remove the file there.</source>
        <translation>Einen anderen Namen wählen oder die Datei dort entfernen.</translation>
    </message>
    <message>
        <source>The server asks for payment (%1)</source>
        <translation>Der Server verlangt eine Zahlung (%1)</translation>
    </message>
    <message>
        <source>payment required (%1)</source>
        <translation>Zahlung nötig (%1)</translation>
    </message>
    <message>
        <source>Look at the address in a web browser.</source>
        <translation>Die Adresse in einem Webbrowser ansehen.</translation>
    </message>
    <message>
        <source>The server does not allow downloading this (%1)</source>
        <translation>Der Server erlaubt das Herunterladen nicht (%1)</translation>
    </message>
    <message>
        <source>not allowed (%1)</source>
        <translation>nicht erlaubt (%1)</translation>
    </message>
    <message>
        <source>The server has the file in no form that can be used (%1)</source>
        <translation>Der Server hat die Datei in keiner brauchbaren Form (%1)</translation>
    </message>
    <message>
        <source>not acceptable (%1)</source>
        <translation>keine passende Form (%1)</translation>
    </message>
    <message>
        <source>Check the address and the headers that are sent.</source>
        <translation>Die Adresse und die gesendeten Kopfzeilen prüfen.</translation>
    </message>
    <message>
        <source>The transfer continues by itself.</source>
        <translation>Die Übertragung geht von selbst weiter.</translation>
    </message>
    <message>
        <source>The server is changing the file at the moment (%1)</source>
        <translation>Der Server ändert die Datei gerade (%1)</translation>
    </message>
    <message>
        <source>in conflict (%1)</source>
        <translation>in Konflikt (%1)</translation>
    </message>
    <message>
        <source>The address is too long for the server (%1)</source>
        <translation>Die Adresse ist dem Server zu lang (%1)</translation>
    </message>
    <message>
        <source>address too long (%1)</source>
        <translation>Adresse zu lang (%1)</translation>
    </message>
    <message>
        <source>The file is locked on the server (%1)</source>
        <translation>Die Datei ist auf dem Server gesperrt (%1)</translation>
    </message>
    <message>
        <source>locked (%1)</source>
        <translation>gesperrt (%1)</translation>
    </message>
    <message>
        <source>The transfer continues when the file is free.</source>
        <translation>Die Übertragung geht weiter, sobald die Datei frei ist.</translation>
    </message>
    <message>
        <source>The server wants the request to hold a condition (%1)</source>
        <translation>Der Server verlangt eine Bedingung in der Anfrage (%1)</translation>
    </message>
    <message>
        <source>condition required (%1)</source>
        <translation>Bedingung nötig (%1)</translation>
    </message>
    <message>
        <source>Add the header that the server asks for.</source>
        <translation>Die Kopfzeile angeben, die der Server verlangt.</translation>
    </message>
    <message>
        <source>The headers of the request are too large for the server (%1)</source>
        <translation>Die Kopfzeilen der Anfrage sind dem Server zu groß (%1)</translation>
    </message>
    <message>
        <source>headers too large (%1)</source>
        <translation>Kopfzeilen zu groß (%1)</translation>
    </message>
    <message>
        <source>Send fewer or shorter headers and cookies.</source>
        <translation>Weniger oder kürzere Kopfzeilen und Cookies senden.</translation>
    </message>
    <message>
        <source>The server may not offer the file for legal reasons (%1)</source>
        <translation>Der Server darf die Datei aus rechtlichen Gründen nicht anbieten (%1)</translation>
    </message>
    <message>
        <source>blocked for legal reasons (%1)</source>
        <translation>aus rechtlichen Gründen gesperrt (%1)</translation>
    </message>
    <message>
        <source>The server does not support this kind of request (%1)</source>
        <translation>Der Server unterstützt diese Art von Anfrage nicht (%1)</translation>
    </message>
    <message>
        <source>not supported (%1)</source>
        <translation>nicht unterstützt (%1)</translation>
    </message>
    <message>
        <source>A server in between got no usable answer (%1)</source>
        <translation>Ein Server dazwischen erhielt keine brauchbare Antwort (%1)</translation>
    </message>
    <message>
        <source>bad gateway (%1)</source>
        <translation>Fehler bei der Weiterleitung (%1)</translation>
    </message>
    <message>
        <source>A server in between waited too long for an answer (%1)</source>
        <translation>Ein Server dazwischen hat zu lange auf Antwort gewartet (%1)</translation>
    </message>
    <message>
        <source>gateway timed out (%1)</source>
        <translation>Zeitüberschreitung bei der Weiterleitung (%1)</translation>
    </message>
    <message>
        <source>The server does not support this version of HTTP (%1)</source>
        <translation>Der Server unterstützt diese HTTP-Version nicht (%1)</translation>
    </message>
    <message>
        <source>HTTP version not supported (%1)</source>
        <translation>HTTP-Version nicht unterstützt (%1)</translation>
    </message>
    <message>
        <source>The server runs in circles over this address (%1)</source>
        <translation>Der Server dreht sich mit dieser Adresse im Kreis (%1)</translation>
    </message>
    <message>
        <source>endless loop (%1)</source>
        <translation>Endlosschleife (%1)</translation>
    </message>
    <message>
        <source>The network requires signing in first (%1)</source>
        <translation>Das Netzwerk verlangt zuerst eine Anmeldung (%1)</translation>
    </message>
    <message>
        <source>network sign-in required (%1)</source>
        <translation>Netzwerkanmeldung nötig (%1)</translation>
    </message>
    <message>
        <source>Open a web browser to sign in to the network, then resume the transfer.</source>
        <translation>Einen Webbrowser öffnen und sich im Netzwerk anmelden, dann die Übertragung fortsetzen.</translation>
    </message>
    <message>
        <source>The server answered in a way that fits no download (%1)</source>
        <translation>Die Antwort des Servers passt zu keinem Download (%1)</translation>
    </message>
    <message>
        <source>unexpected answer (%1)</source>
        <translation>unerwartete Antwort (%1)</translation>
    </message>
    <message>
        <source>%1 (%2 more needed)</source>
        <comment>sentence, amount</comment>
        <translation>%1 (%2 fehlen)</translation>
    </message>
    <message>
        <source>The transfer continues by itself as soon as there is enough space.</source>
        <translation>Die Übertragung läuft von selbst weiter, sobald genug Platz frei ist.</translation>
    </message>
    <message>
        <source>The server may hold an upload whose address it did not tell</source>
        <translation>Auf dem Server liegt möglicherweise ein Upload, dessen Adresse er nicht genannt hat</translation>
    </message>
    <message>
        <source>maybe left on the server</source>
        <translation>möglicherweise noch auf dem Server</translation>
    </message>
    <message>
        <source>Look there, or wait until the server drops it.</source>
        <translation>Dort nachsehen oder abwarten, bis der Server ihn selbst verwirft.</translation>
    </message>
    <message>
        <source>The file may already have reached the server; nothing was deleted there</source>
        <translation>Die Datei hat den Server möglicherweise schon erreicht; dort wurde nichts gelöscht</translation>
    </message>
    <message>
        <source>may have reached the server</source>
        <translation>hat den Server möglicherweise erreicht</translation>
    </message>
    <message>
        <source>Look there whether the file is wanted.</source>
        <translation>Dort nachsehen, ob die Datei erwünscht ist.</translation>
    </message>
    <message>
        <source>The server said that it removed the upload, but still holds it</source>
        <translation>Der Server hat das Löschen des Uploads gemeldet, hält ihn aber noch vor</translation>
    </message>
    <message>
        <source>still on the server</source>
        <translation>noch auf dem Server</translation>
    </message>
    <message>
        <source>Addresses that begin like this cannot be used</source>
        <translation>Adressen, die so beginnen, sind nicht verwendbar</translation>
    </message>
    <message>
        <source>Addresses begin with http://, https://, ftp://, ftps:// or sftp://, those of uploads also with s3://.</source>
        <translation>Adressen beginnen mit http://, https://, ftp://, ftps:// oder sftp://, die von Uploads auch mit s3://.</translation>
    </message>
    <message>
        <source>The SSH key of the server is not known yet</source>
        <translation>Der SSH-Schlüssel des Servers ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>unknown SSH key</source>
        <translation>unbekannter SSH-Schlüssel</translation>
    </message>
    <message>
        <source>Compare its fingerprint with the one that those who run the server name, then trust it.</source>
        <translation>Den Fingerabdruck mit dem vergleichen, den der Betreiber des Servers nennt, und ihm dann vertrauen.</translation>
    </message>
    <message>
        <source>The SSH key of the server is not the one that is known</source>
        <translation>Der SSH-Schlüssel des Servers ist nicht der bekannte</translation>
    </message>
    <message>
        <source>changed SSH key</source>
        <translation>geänderter SSH-Schlüssel</translation>
    </message>
    <message>
        <source>Ask those who run the server whether it has a new key. Until then nothing is sent to it.</source>
        <translation>Den Betreiber des Servers fragen, ob der Server einen neuen Schlüssel hat. Bis dahin wird nichts an ihn gesendet.</translation>
    </message>
    <message>
        <source>%1 (rule %2)</source>
        <comment>sentence, rule</comment>
        <translation>%1 (Regel %2)</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation>d</translation>
    </message>
</context>
<context>
    <name>JobDetails</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n files</source>
        <translation>
            <numerusform>%1 von %n Datei</numerusform>
            <numerusform>%1 von %n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>strong ETag</source>
        <translation>starker ETag</translation>
    </message>
    <message>
        <source>time of last change (Last-Modified)</source>
        <translation>Zeitpunkt der letzten Änderung (Last-Modified)</translation>
    </message>
    <message>
        <source>none; after an interruption it starts from the beginning</source>
        <translation>keiner; nach einer Unterbrechung beginnt sie von vorn</translation>
    </message>
    <message numerus="yes">
        <source>Addresses</source>
        <translation>
            <numerusform>Adresse</numerusform>
            <numerusform>Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Begrenzung</translation>
    </message>
    <message>
        <source>Proof for continuing</source>
        <translation>Beweis zum Fortsetzen</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Partly transferred</source>
        <translation>Teilweise übertragen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Being put in place</source>
        <translation>Wird abgelegt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>matches; what the server says differs</source>
        <translation>stimmt überein; die Angabe des Servers weicht ab</translation>
    </message>
    <message numerus="yes">
        <source>%n files are finished</source>
        <translation>
            <numerusform>%n Datei ist fertig</numerusform>
            <numerusform>%n Dateien sind fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Auffällig</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>Retry in %1</source>
        <translation>Erneut in %1</translation>
    </message>
    <message>
        <source>Already waiting for its turn</source>
        <translation>Wartet bereits</translation>
    </message>
    <message>
        <source>Already running</source>
        <translation>Läuft bereits</translation>
    </message>
    <message>
        <source>All files have been transferred</source>
        <translation>Alle Dateien sind übertragen</translation>
    </message>
    <message>
        <source>Already suspended</source>
        <translation>Bereits angehalten</translation>
    </message>
    <message>
        <source>Stopped already because of an error</source>
        <translation>Wegen eines Fehlers bereits gestoppt</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>In Warteschlange</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Transferring</source>
        <translation>Wird übertragen</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Transient error</source>
        <translation>Vorübergehender Fehler</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: error in a few words</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Foreground</source>
        <comment>priority</comment>
        <translation>Vordergrund</translation>
    </message>
    <message>
        <source>High</source>
        <comment>priority</comment>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>priority</comment>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>priority</comment>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Upload</translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>command</comment>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Suspend</source>
        <comment>command</comment>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>command</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Complete</source>
        <comment>command</comment>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>The transfer was cancelled</source>
        <translation>Die Übertragung wurde abgebrochen</translation>
    </message>
    <message>
        <source>The transfer is completed</source>
        <translation>Die Übertragung ist abgeschlossen</translation>
    </message>
    <message>
        <source>An upload can be completed once everything has been transferred</source>
        <translation>Ein Upload lässt sich abschließen, sobald alles übertragen ist</translation>
    </message>
    <message>
        <source>Nothing to remove</source>
        <translation>Nichts zu entfernen</translation>
    </message>
    <message>
        <source>Being removed</source>
        <translation>Wird entfernt</translation>
    </message>
    <message>
        <source>Everything removed</source>
        <translation>Alles entfernt</translation>
    </message>
    <message>
        <source>Could not be removed</source>
        <translation>Nicht entfernt</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Temporary file</source>
        <translation>Temporäre Datei</translation>
    </message>
    <message>
        <source>Upload on the server</source>
        <translation>Upload auf dem Server</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Benutzung</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Waiting for disk space</source>
        <translation>Wartet auf Speicherplatz</translation>
    </message>
    <message>
        <source>%1 – unused, to be cancelled on %2</source>
        <comment>state, time</comment>
        <translation>%1 – ungenutzt, Abbruch am %2</translation>
    </message>
    <message>
        <source>%1 – unused since %2</source>
        <comment>state, time</comment>
        <translation>%1 – ungenutzt seit %2</translation>
    </message>
    <message>
        <source>Being removed on %1</source>
        <comment>server</comment>
        <translation>Wird auf %1 entfernt</translation>
    </message>
    <message>
        <source>Removed on %1</source>
        <comment>server</comment>
        <translation>Auf %1 entfernt</translation>
    </message>
    <message>
        <source>Could not be removed on %1</source>
        <comment>server</comment>
        <translation>Konnte auf %1 nicht entfernt werden</translation>
    </message>
    <message>
        <source>Given up on %1</source>
        <comment>server</comment>
        <translation>Auf %1 aufgegeben</translation>
    </message>
    <message numerus="yes">
        <source>%n files had reached %1</source>
        <comment>server</comment>
        <translation>
            <numerusform>Eine Datei hatte %1 erreicht</numerusform>
            <numerusform>%n Dateien hatten %1 erreicht</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a server</source>
        <translation>Ohne Server</translation>
    </message>
</context>
<context>
    <name>LeftoversDialog</name>
    <message numerus="yes">
        <source>Delete %n temporary files?</source>
        <translation>
            <numerusform>%n temporäre Datei löschen?</numerusform>
            <numerusform>%n temporäre Dateien löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They were made by Kurier and belong to no transfer of the queue (%1 together). Finished downloads are not among them.</source>
        <translation>
            <numerusform>Sie stammt von Kurier und gehört zu keiner Übertragung der Warteschlange (%1). Ein fertiger Download ist sie nicht.</numerusform>
            <numerusform>Sie stammen von Kurier und gehören zu keiner Übertragung der Warteschlange (zusammen %1). Fertige Downloads sind nicht darunter.</numerusform>
        </translation>
    </message>
    <message>
        <source>This can’t be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>Temporäre Dateien</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n Files</source>
        <translation>
            <numerusform>%n Datei löschen</numerusform>
            <numerusform>%n Dateien löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Files</source>
        <translation>
            <numerusform>Datei behalten</numerusform>
            <numerusform>Dateien behalten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Complete “%1” now?</source>
        <translation>„%1“ jetzt abschließen?</translation>
    </message>
    <message numerus="yes">
        <source>Complete %n transfers now?</source>
        <translation>
            <numerusform>%n Übertragung jetzt abschließen?</numerusform>
            <numerusform>%n Übertragungen jetzt abschließen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 files are finished and will be kept;</source>
        <translation>
            <numerusform>%n von %1 Dateien ist fertig und bleibt erhalten;</numerusform>
            <numerusform>%n von %1 Dateien sind fertig und bleiben erhalten;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished files will be discarded.</source>
        <translation>
            <numerusform>%n unvollständige Datei wird verworfen.</numerusform>
            <numerusform>%n unvollständige Dateien werden verworfen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep Transferring</source>
        <translation>Weiter übertragen</translation>
    </message>
    <message>
        <source>Keep Transfer</source>
        <translation>Übertragung behalten</translation>
    </message>
    <message>
        <source>Keep Transfers</source>
        <translation>Übertragungen behalten</translation>
    </message>
    <message numerus="yes">
        <source>Complete With %n Files</source>
        <translation>
            <numerusform>Mit %n Datei abschließen</numerusform>
            <numerusform>Mit %n Dateien abschließen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop cleaning up after “%1”?</source>
        <translation>Aufräumen nach „%1“ aufgeben?</translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files (%1) stay where they are and are never removed by Kurier.</source>
        <translation>
            <numerusform>%n temporäre Datei (%1) bleibt liegen und wird von Kurier nicht mehr entfernt.</numerusform>
            <numerusform>%n temporäre Dateien (%1) bleiben liegen und werden von Kurier nicht mehr entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>This can’t be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Stop Cleaning Up</source>
        <translation>Aufräumen aufgeben</translation>
    </message>
    <message>
        <source>Keep Trying</source>
        <translation>Weiter versuchen</translation>
    </message>
    <message numerus="yes">
        <source>Quit and interrupt %n transfers?</source>
        <translation>
            <numerusform>Beenden und %n Übertragung unterbrechen?</numerusform>
            <numerusform>Beenden und %n Übertragungen unterbrechen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They continue when Kurier is started again. Where a server can’t resume, they start over.</source>
        <translation>
            <numerusform>Sie geht weiter, wenn Kurier wieder gestartet wird. Lässt der Server kein Fortsetzen zu, beginnt sie von vorn.</numerusform>
            <numerusform>Sie gehen weiter, wenn Kurier wieder gestartet wird. Lässt ein Server kein Fortsetzen zu, beginnen sie von vorn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Keep Running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Trust the certificate of “%1” for this transfer?</source>
        <translation>Dem Zertifikat von „%1“ für diese Übertragung vertrauen?</translation>
    </message>
    <message>
        <source>Compare the fingerprint with one that those who run the server name. Somebody in between could pretend to be the server.</source>
        <translation>Den Fingerabdruck mit dem vergleichen, den der Betreiber des Servers nennt. Jemand dazwischen könnte sich als der Server ausgeben.</translation>
    </message>
    <message>
        <source>Trust and Resume</source>
        <translation>Vertrauen und fortsetzen</translation>
    </message>
    <message>
        <source>Don’t Trust</source>
        <translation>Nicht vertrauen</translation>
    </message>
    <message>
        <source>Is this the SSH key of “%1”?</source>
        <translation>Ist das der SSH-Schlüssel von „%1“?</translation>
    </message>
    <message>
        <source>“%1” shows another SSH key</source>
        <translation>„%1“ zeigt einen anderen SSH-Schlüssel</translation>
    </message>
    <message>
        <source>Either the server has a new key, or somebody in between pretends to be the server. Nothing was sent to it.</source>
        <translation>Entweder hat der Server einen neuen Schlüssel, oder jemand dazwischen gibt sich als der Server aus. Es wurde nichts an ihn gesendet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n transfers of %1?</source>
        <translation>
            <numerusform>%n Übertragung von %1 anhalten?</numerusform>
            <numerusform>%n Übertragungen von %1 anhalten?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n transfers of %1?</source>
        <translation>
            <numerusform>%n Übertragung von %1 fortsetzen?</numerusform>
            <numerusform>%n Übertragungen von %1 fortsetzen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n transfers of %1 users?</source>
        <translation>
            <numerusform>%n Übertragung von %1 Benutzern anhalten?</numerusform>
            <numerusform>%n Übertragungen von %1 Benutzern anhalten?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n transfers of %1 users?</source>
        <translation>
            <numerusform>%n Übertragung von %1 Benutzern fortsetzen?</numerusform>
            <numerusform>%n Übertragungen von %1 Benutzern fortsetzen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more users</source>
        <translation>
            <numerusform>und %n weiterer Benutzer</numerusform>
            <numerusform>und %n weitere Benutzer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They wait until somebody resumes them.</source>
        <translation>
            <numerusform>Sie wartet, bis jemand sie fortsetzt.</numerusform>
            <numerusform>Sie warten, bis jemand sie fortsetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Some of them may have been suspended by the users themselves.</source>
        <translation>
            <numerusform>Vielleicht wurde sie mit Absicht angehalten.</numerusform>
            <numerusform>Manche davon wurden vielleicht von den Benutzern selbst angehalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are left as they are, because their queues do not run.</source>
        <translation>
            <numerusform>%n weitere bleibt, wie sie ist, weil ihre Warteschlange nicht läuft.</numerusform>
            <numerusform>%n weitere bleiben, wie sie sind, weil ihre Warteschlangen nicht laufen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n Transfers</source>
        <translation>
            <numerusform>%n Übertragung anhalten</numerusform>
            <numerusform>%n Übertragungen anhalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n Transfers</source>
        <translation>
            <numerusform>%n Übertragung fortsetzen</numerusform>
            <numerusform>%n Übertragungen fortsetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Go Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message numerus="yes">
        <source>%1 (%n files)</source>
        <comment>name of a transfer</comment>
        <translation>
            <numerusform>%1 (%n Datei)</numerusform>
            <numerusform>%1 (%n Dateien)</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>percent</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>finished files</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>group, its number of transfers</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln transfers</source>
        <comment>group</comment>
        <translation>
            <numerusform>%1, %Ln Übertragung</numerusform>
            <numerusform>%1, %Ln Übertragungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultText</name>
    <message numerus="yes">
        <source>%n transfers could not be resumed.</source>
        <translation>
            <numerusform>%n Übertragung ließ sich nicht fortsetzen.</numerusform>
            <numerusform>%n Übertragungen ließen sich nicht fortsetzen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers could not be suspended.</source>
        <translation>
            <numerusform>%n Übertragung ließ sich nicht anhalten.</numerusform>
            <numerusform>%n Übertragungen ließen sich nicht anhalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers could not be completed.</source>
        <translation>
            <numerusform>%n Übertragung ließ sich nicht abschließen.</numerusform>
            <numerusform>%n Übertragungen ließen sich nicht abschließen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers could not be cancelled.</source>
        <translation>
            <numerusform>%n Übertragung ließ sich nicht abbrechen.</numerusform>
            <numerusform>%n Übertragungen ließen sich nicht abbrechen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>the queue is already run by process %1. End that one first: kurierctl quit</source>
        <translation>die Warteschlange läuft bereits in Prozess %1. Diesen zuerst beenden: kurierctl quit</translation>
    </message>
    <message>
        <source>the queue’s database was damaged (%1). It is kept as %2; the queue starts empty.</source>
        <translation>die Datenbank der Warteschlange war beschädigt (%1). Sie wird als %2 aufbewahrt; die Warteschlange beginnt leer.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Sign in to the proxy “%1”</source>
        <translation>Am Proxy „%1“ anmelden</translation>
    </message>
    <message>
        <source>Sign in to “%1”</source>
        <translation>Bei „%1“ anmelden</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>Der Server sagt: %1</translation>
    </message>
    <message>
        <source>The connection is not encrypted: others in the network can read the password.</source>
        <translation>Die Verbindung ist nicht verschlüsselt: Andere im Netzwerk können das Passwort mitlesen.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>&amp;Benutzername:</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>&amp;Remember in the key ring</source>
        <translation>Im &amp;Schlüsselbund merken</translation>
    </message>
    <message>
        <source>Sign In and Resume</source>
        <translation>Anmelden und fortsetzen</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>Nicht jetzt</translation>
    </message>
</context>
<context>
    <name>Suspicion</name>
    <message numerus="yes">
        <source>The job has been in the queue for more than %n day(s).</source>
        <translation>
            <numerusform>Der Auftrag ist seit mehr als %n Tag in der Warteschlange.</numerusform>
            <numerusform>Der Auftrag ist seit mehr als %n Tagen in der Warteschlange.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The job has failed more than %n time(s).</source>
        <translation>
            <numerusform>Der Auftrag ist mehr als %n-mal fehlgeschlagen.</numerusform>
            <numerusform>Der Auftrag ist mehr als %n-mal fehlgeschlagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was transferred more than a day ago, and nobody completes it.</source>
        <translation>Alles ist seit mehr als einem Tag übertragen, und niemand schließt den Auftrag ab.</translation>
    </message>
    <message>
        <source>The connection is not encrypted.</source>
        <translation>Die Verbindung ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>The server is named by a number, not by a name.</source>
        <translation>Der Server ist mit einer Nummer statt mit einem Namen genannt.</translation>
    </message>
    <message>
        <source>The server’s port is unusual.</source>
        <translation>Der Port des Servers ist ungewöhnlich.</translation>
    </message>
    <message>
        <source>The destination is a hidden folder.</source>
        <translation>Das Ziel ist ein versteckter Ordner.</translation>
    </message>
    <message>
        <source>Files in the destination are run by themselves or as commands.</source>
        <translation>Dateien im Zielordner werden von selbst oder als Befehle ausgeführt.</translation>
    </message>
    <message>
        <source>The destination is a folder for temporary files.</source>
        <translation>Das Ziel ist ein Ordner für temporäre Dateien.</translation>
    </message>
    <message>
        <source>The file can be run.</source>
        <translation>Die Datei ist ausführbar.</translation>
    </message>
    <message>
        <source>Nothing was uploaded to this server before.</source>
        <translation>Auf diesen Server wurde noch nie etwas hochgeladen.</translation>
    </message>
    <message>
        <source>The name can be mistaken for another one.</source>
        <translation>Der Name kann mit einem anderen verwechselt werden.</translation>
    </message>
</context>
<context>
    <name>kurier</name>
    <message>
        <source>kurier: %1. Try: kurier --help</source>
        <translation>kurier: %1. Hilfe: kurier --help</translation>
    </message>
    <message>
        <source>The transfer queue of the desktop. Addresses are offered in the Add dialog.
Example: kurier https://example.org/file.iso</source>
        <translation>Die Übertragungswarteschlange für den Desktop. Adressen werden im Hinzufügen-Dialog angeboten.
Beispiel: kurier https://example.org/datei.iso</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe anzeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version anzeigen.</translation>
    </message>
    <message>
        <source>Start with the window hidden.</source>
        <translation>Mit verborgenem Fenster starten.</translation>
    </message>
    <message>
        <source>Run the queue without any display.</source>
        <translation>Die Warteschlange ganz ohne Anzeige betreiben.</translation>
    </message>
    <message>
        <source>Language of this run: de or en.</source>
        <translation>Sprache dieses Aufrufs: de oder en.</translation>
    </message>
    <message>
        <source>Write a picture of the window to a file and end.</source>
        <translation>Ein Bild des Fensters in eine Datei schreiben und enden.</translation>
    </message>
    <message>
        <source>Addresses to add.</source>
        <translation>Hinzuzufügende Adressen.</translation>
    </message>
    <message>
        <source>no language “%1”, there are de and en</source>
        <translation>keine Sprache „%1“, es gibt de und en</translation>
    </message>
    <message>
        <source>--headless takes no addresses; use kurierctl add</source>
        <translation>--headless nimmt keine Adressen an; dafür gibt es kurierctl add</translation>
    </message>
    <message>
        <source>--user and --all-users open a window of their own</source>
        <translation>--user und --all-users öffnen ein eigenes Fenster</translation>
    </message>
    <message>
        <source>only the user may add jobs</source>
        <translation>hinzufügen kann Aufträge nur der Benutzer selbst</translation>
    </message>
    <message>
        <source>Show the queue of another user.</source>
        <translation>Die Warteschlange eines anderen Benutzers zeigen.</translation>
    </message>
    <message>
        <source>Show the queues of all users.</source>
        <translation>Die Warteschlangen aller Benutzer zeigen.</translation>
    </message>
</context>
<context>
    <name>kurier::AboutDialog</name>
    <message>
        <source>About Kurier</source>
        <translation>Über Kurier</translation>
    </message>
    <message>
        <source>Kurier %1</source>
        <translation>Kurier %1</translation>
    </message>
    <message>
        <source>The transfer queue of the desktop. Cancelling a transfer leaves nothing behind.</source>
        <translation>Die Übertragungswarteschlange für den Desktop. Wer eine Übertragung abbricht, hinterlässt nichts.</translation>
    </message>
    <message>
        <source>Copyright © 2026 the Kurier authors. Free software under the GNU General Public License, version 3 or later; there is no warranty.</source>
        <translation>Copyright © 2026 die Autoren von Kurier. Freie Software unter der GNU General Public License, Version 3 oder neuer; ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>kurier::AddJobDialog</name>
    <message>
        <source>Add Transfers</source>
        <translation>Übertragungen hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Web addresses, one per line:</source>
        <translation>&amp;Webadressen, eine pro Zeile:</translation>
    </message>
    <message>
        <source>Web addresses, one per line</source>
        <translation>Webadressen, eine pro Zeile</translation>
    </message>
    <message>
        <source>&amp;Save to:</source>
        <translation>&amp;Speichern in:</translation>
    </message>
    <message>
        <source>Folder to save to</source>
        <translation>Ordner zum Speichern</translation>
    </message>
    <message>
        <source>&amp;One transfer for each address</source>
        <translation>&amp;Eine Übertragung für jede Adresse</translation>
    </message>
    <message>
        <source>One transfer &amp;holding all files</source>
        <translation>Eine Übertragung mit &amp;allen Dateien</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Name of the transfer</source>
        <translation>Name der Übertragung</translation>
    </message>
    <message>
        <source>Made from the first file</source>
        <translation>Nach der ersten Datei</translation>
    </message>
    <message>
        <source>&amp;Priority:</source>
        <translation>&amp;Priorität:</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>S&amp;tart at once</source>
        <translation>So&amp;fort beginnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Line %1: %2 %3</source>
        <translation>Zeile %1: %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n more lines are wrong.</source>
        <translation>
            <numerusform>%n weitere Zeile ist falsch.</numerusform>
            <numerusform>%n weitere Zeilen sind falsch.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder must be a whole path that begins with “/”.</source>
        <translation>Der Ordner muss ein vollständiger Pfad sein, der mit „/“ beginnt.</translation>
    </message>
    <message>
        <source>Add Transfer</source>
        <translation>Übertragung hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n Transfers</source>
        <translation>
            <numerusform>%n Übertragung hinzufügen</numerusform>
            <numerusform>%n Übertragungen hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Only addresses that begin with http://, https://, ftp://, ftps:// or sftp:// can be used.</source>
        <translation>Nur Adressen, die mit http://, https://, ftp://, ftps:// oder sftp:// beginnen, sind möglich.</translation>
    </message>
    <message numerus="yes">
        <source>%n addresses</source>
        <translation>
            <numerusform>%n Adresse</numerusform>
            <numerusform>%n Adressen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Use checksum files beside the addresses (.sha256)</source>
        <translation>Prüfs&amp;ummendateien neben den Adressen verwenden (.sha256)</translation>
    </message>
    <message>
        <source>Open &amp;Metalink File…</source>
        <translation>&amp;Metalink-Datei öffnen …</translation>
    </message>
    <message>
        <source>Looking at what the addresses offer…</source>
        <translation>Es wird nachgesehen, was die Adressen bieten …</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a checksum</source>
        <translation>
            <numerusform>%n mit Prüfsumme</numerusform>
            <numerusform>%n mit Prüfsumme</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Metalink File</source>
        <translation>Metalink-Datei öffnen</translation>
    </message>
    <message>
        <source>Metalink files (*.meta4 *.metalink)</source>
        <translation>Metalink-Dateien (*.meta4 *.metalink)</translation>
    </message>
    <message>
        <source>Line %1: This is no Metalink 4 file, it is damaged, or it names a file outside its folder.</source>
        <translation>Zeile %1: Das ist keine Metalink-4-Datei, sie ist beschädigt, oder sie nennt eine Datei außerhalb ihres Ordners.</translation>
    </message>
    <message>
        <source>Line %1: The Metalink file names no address that can be used.</source>
        <translation>Zeile %1: Die Metalink-Datei nennt keine verwendbare Adresse.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>number, sentence</comment>
        <translation>Zeile %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n files are left out: no address of them that can be used is known.</source>
        <translation>
            <numerusform>%n Datei wird ausgelassen: Keine verwendbare Adresse dafür ist bekannt.</numerusform>
            <numerusform>%n Dateien werden ausgelassen: Keine verwendbare Adresse dafür ist bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open &amp;List…</source>
        <translation>&amp;Liste öffnen …</translation>
    </message>
    <message>
        <source>Add the addresses in a text file, one per line</source>
        <translation>Die Adressen einer Textdatei hinzufügen, eine pro Zeile</translation>
    </message>
    <message>
        <source>Open List of Addresses</source>
        <translation>Adressliste öffnen</translation>
    </message>
    <message>
        <source>Text files (*.txt *.list)</source>
        <translation>Textdateien (*.txt *.list)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>Line %1: More than %n addresses at once are too many.</source>
        <translation>
            <numerusform>Zeile %1: Mehr als %n Adresse auf einmal ist zu viel.</numerusform>
            <numerusform>Zeile %1: Mehr als %n Adressen auf einmal sind zu viele.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>first and last address of a pattern</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>&amp;Folders by type, where the settings name one</source>
        <translation>&amp;Ordner nach Dateityp, wo die Einstellungen einen nennen</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Ordner: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n go to the folders of their types.</source>
        <translation>
            <numerusform>%n kommt in den Ordner seines Typs.</numerusform>
            <numerusform>%n kommen in die Ordner ihrer Typen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>Sprache des Systems</translation>
    </message>
    <message>
        <source>&amp;Rows:</source>
        <translation>&amp;Zeilen:</translation>
    </message>
    <message>
        <source>Height of the rows</source>
        <translation>Höhe der Zeilen</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Gedrängt</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>kurier::CancelFlow</name>
    <message numerus="yes">
        <source>The selected transfers have already ended.</source>
        <translation>
            <numerusform>Die ausgewählte Übertragung ist bereits beendet.</numerusform>
            <numerusform>Die ausgewählten Übertragungen sind bereits beendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers cancelled.</source>
        <translation>
            <numerusform>%n Übertragung abgebrochen.</numerusform>
            <numerusform>%n Übertragungen abgebrochen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers finished in the meantime and were kept.</source>
        <translation>
            <numerusform>%n Übertragung wurde inzwischen fertig und bleibt erhalten.</numerusform>
            <numerusform>%n Übertragungen wurden inzwischen fertig und bleiben erhalten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers had been cancelled already.</source>
        <translation>
            <numerusform>%n Übertragung war bereits abgebrochen.</numerusform>
            <numerusform>%n Übertragungen waren bereits abgebrochen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::CleanupLogDialog</name>
    <message>
        <source>Clean-up Log</source>
        <translation>Aufräumprotokoll</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>Ordner anzeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>There is no clean-up log yet. It begins with the first temporary file that Kurier deletes.</source>
        <translation>Es gibt noch kein Aufräumprotokoll. Es beginnt mit der ersten temporären Datei, die Kurier löscht.</translation>
    </message>
    <message>
        <source>What Kurier deleted, refused to delete or gave up, newest last: %1</source>
        <translation>Was Kurier gelöscht, zu löschen abgelehnt oder aufgegeben hat, das Neueste zuletzt: %1</translation>
    </message>
    <message>
        <source>Older lines are not shown.</source>
        <translation>Ältere Zeilen werden nicht angezeigt.</translation>
    </message>
    <message>
        <source>The log could not be read: %1</source>
        <translation>Das Protokoll konnte nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>kurier::CleanupModel</name>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message numerus="yes">
        <source>%n attempts</source>
        <translation>
            <numerusform>%n Versuch</numerusform>
            <numerusform>%n Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>next attempt: %1</source>
        <translation>nächster Versuch: %1</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>The server keeps it until %1</source>
        <translation>Der Server behält es bis %1</translation>
    </message>
</context>
<context>
    <name>kurier::CleanupPanel</name>
    <message>
        <source>Select the file that is to stay first.</source>
        <translation>Zuerst die Datei auswählen, die liegen bleiben soll.</translation>
    </message>
    <message>
        <source>Select a transfer to see what was removed for it.</source>
        <translation>Eine Übertragung auswählen, um zu sehen, was für sie entfernt wurde.</translation>
    </message>
    <message>
        <source>Nothing of it had to be removed.</source>
        <translation>Von ihr war nichts zu entfernen.</translation>
    </message>
    <message numerus="yes">
        <source>%n items are still to be removed; Kurier keeps trying.</source>
        <translation>
            <numerusform>%n Element ist noch zu entfernen; Kurier versucht es weiter.</numerusform>
            <numerusform>%n Elemente sind noch zu entfernen; Kurier versucht es weiter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items were given up and stay where they are.</source>
        <translation>
            <numerusform>%n Element wurde aufgegeben und bleibt liegen.</numerusform>
            <numerusform>%n Elemente wurden aufgegeben und bleiben liegen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items were removed.</source>
        <translation>
            <numerusform>%n Element wurde entfernt.</numerusform>
            <numerusform>%n Elemente wurden entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Still to be removed</source>
        <translation>Noch zu entfernen</translation>
    </message>
    <message>
        <source>Clean-up of “%1”</source>
        <translation>Aufräumen von „%1“</translation>
    </message>
    <message>
        <source>Retry Now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Stop Retrying</source>
        <translation>Nicht mehr versuchen</translation>
    </message>
    <message>
        <source>Clean-up record</source>
        <translation>Aufräumprotokoll</translation>
    </message>
    <message numerus="yes">
        <source>%n items are in use; Cancel would remove them.</source>
        <translation>
            <numerusform>%n Objekt wird benutzt; Abbrechen würde es entfernen.</numerusform>
            <numerusform>%n Objekte werden benutzt; Abbrechen würde sie entfernen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::CompleteFlow</name>
    <message numerus="yes">
        <source>%n transfers have no finished file yet and were left alone.</source>
        <translation>
            <numerusform>%n Übertragung hat noch keine fertige Datei und blieb unverändert.</numerusform>
            <numerusform>%n Übertragungen haben noch keine fertige Datei und blieben unverändert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::DetailsPane</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Details of the transfer</source>
        <translation>Einzelheiten der Übertragung</translation>
    </message>
    <message>
        <source>Files of the transfer</source>
        <translation>Dateien der Übertragung</translation>
    </message>
    <message>
        <source>Connections of the transfer</source>
        <translation>Verbindungen der Übertragung</translation>
    </message>
    <message>
        <source>Log of the transfer</source>
        <translation>Protokoll der Übertragung</translation>
    </message>
    <message numerus="yes">
        <source>%n transfers are selected.</source>
        <translation>
            <numerusform>%n Übertragung ist ausgewählt.</numerusform>
            <numerusform>%n Übertragungen sind ausgewählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a transfer to see its details.</source>
        <translation>Eine Übertragung auswählen, um Einzelheiten zu sehen.</translation>
    </message>
</context>
<context>
    <name>kurier::EndNotices</name>
    <message>
        <source>“%1” is complete</source>
        <translation>„%1“ ist abgeschlossen</translation>
    </message>
    <message>
        <source>“%1” failed</source>
        <translation>„%1“ ist gescheitert</translation>
    </message>
    <message numerus="yes">
        <source>%n transfers are complete</source>
        <translation>
            <numerusform>%n Übertragung ist abgeschlossen</numerusform>
            <numerusform>%n Übertragungen sind abgeschlossen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers failed</source>
        <translation>
            <numerusform>%n Übertragung ist gescheitert</numerusform>
            <numerusform>%n Übertragungen sind gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>complete, failed</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Show Kurier</source>
        <translation>Kurier anzeigen</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>kurier::FilesModel</name>
    <message>
        <source>%1%</source>
        <comment>percent</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Parts that are here</source>
        <translation>Vorhandene Teile</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>kurier::FilterSidebar</name>
    <message>
        <source>All transfers</source>
        <translation>Alle Übertragungen</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>Uploads</translation>
    </message>
    <message numerus="yes">
        <source>%n more servers</source>
        <translation>
            <numerusform>%n weiterer Server</numerusform>
            <numerusform>%n weitere Server</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Filter of the transfer queue</source>
        <translation>Filter der Übertragungswarteschlange</translation>
    </message>
    <message>
        <source>Choose what is shown. Ctrl combines several rows.</source>
        <translation>Auswählen, was angezeigt wird. Strg verbindet mehrere Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>%n transfers</source>
        <translation>
            <numerusform>%n Übertragung</numerusform>
            <numerusform>%n Übertragungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, number of transfers</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>section, name, number of transfers</comment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>kurier::FolderField</name>
    <message>
        <source>Choose Folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Browse for a folder</source>
        <translation>Ordner suchen</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>kurier::FolderRulesEditor</name>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders by type</source>
        <translation>Ordner nach Typ</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <source>Add a folder for certain types</source>
        <translation>Ordner für bestimmte Typen hinzufügen</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove the selected folder</source>
        <translation>Ausgewählten Ordner entfernen</translation>
    </message>
    <message>
        <source>Types of files</source>
        <translation>Dateitypen</translation>
    </message>
    <message>
        <source>Folder for these types</source>
        <translation>Ordner für diese Typen</translation>
    </message>
</context>
<context>
    <name>kurier::FoldersPage</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Downloads of these types are offered a folder of their own. The names in the addresses count, such as *.iso; several have spaces between them. The first line that fits decides.</source>
        <translation>Downloads dieser Typen wird ein eigener Ordner angeboten. Es zählen die Namen in den Adressen, etwa *.iso; mehrere stehen mit Leerzeichen dazwischen. Die erste passende Zeile entscheidet.</translation>
    </message>
</context>
<context>
    <name>kurier::GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>&amp;Save downloads to:</source>
        <translation>&amp;Downloads speichern in:</translation>
    </message>
    <message>
        <source>Folder for downloads</source>
        <translation>Ordner für Downloads</translation>
    </message>
    <message>
        <source>&amp;Offer web addresses that other programs copy</source>
        <translation>Webadressen &amp;anbieten, die andere Programme kopieren</translation>
    </message>
    <message>
        <source>&amp;Notify when transfers end</source>
        <translation>&amp;Benachrichtigen, wenn Übertragungen enden</translation>
    </message>
    <message>
        <source>Keep the computer a&amp;wake while transfers run</source>
        <translation>Den Rechner &amp;wach halten, solange Übertragungen laufen</translation>
    </message>
    <message>
        <source>&amp;Keep running in the system tray when the window is closed</source>
        <translation>Beim Schließen des Fensters im &amp;Infobereich weiterlaufen</translation>
    </message>
</context>
<context>
    <name>kurier::HistoryLimitsPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <translation>
            <numerusform>Tag</numerusform>
            <numerusform>Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Transfers that ended stay in the history until one of these limits is reached. Their files stay where they are.</source>
        <translation>Beendete Übertragungen bleiben im Verlauf, bis eine dieser Grenzen erreicht ist. Ihre Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>&amp;Keep them for:</source>
        <translation>&amp;Aufbewahren für:</translation>
    </message>
    <message>
        <source>Days that transfers stay in the history</source>
        <translation>Tage, die Übertragungen im Verlauf bleiben</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>Keep at &amp;most:</source>
        <translation>&amp;Höchstens aufbewahren:</translation>
    </message>
    <message>
        <source>Transfers that stay in the history at most</source>
        <translation>Übertragungen, die höchstens im Verlauf bleiben</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Beliebig viele</translation>
    </message>
</context>
<context>
    <name>kurier::HistoryModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
</context>
<context>
    <name>kurier::HistoryView</name>
    <message>
        <source>Nothing has ended yet</source>
        <translation>Noch nichts beendet</translation>
    </message>
    <message>
        <source>Completed and cancelled transfers are listed here, with what was removed for them.</source>
        <translation>Hier stehen abgeschlossene und abgebrochene Übertragungen und was für sie entfernt wurde.</translation>
    </message>
    <message>
        <source>Open File</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Ended transfers</source>
        <translation>Beendete Übertragungen</translation>
    </message>
</context>
<context>
    <name>kurier::IntakeFlow</name>
    <message>
        <source>The clipboard holds no web address and no file.</source>
        <translation>Die Zwischenablage enthält weder eine Webadresse noch eine Datei.</translation>
    </message>
</context>
<context>
    <name>kurier::JobActions</name>
    <message>
        <source>select a transfer first</source>
        <translation>zuerst eine Übertragung auswählen</translation>
    </message>
    <message>
        <source>Cancel Transfer</source>
        <translation>Übertragung abbrechen</translation>
    </message>
    <message>
        <source>Suspend or Resume</source>
        <translation>Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Copy Address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Open Destination Folder</source>
        <translation>Zielordner öffnen</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Trust Certificate…</source>
        <translation>Zertifikat vertrauen&#xa0;…</translation>
    </message>
    <message>
        <source>Sign In…</source>
        <translation>Anmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Check SSH Key…</source>
        <translation>SSH-Schlüssel prüfen&#xa0;…</translation>
    </message>
    <message>
        <source>not permitted in this queue</source>
        <translation>in dieser Warteschlange nicht erlaubt</translation>
    </message>
</context>
<context>
    <name>kurier::LeftoverFlow</name>
    <message numerus="yes">
        <source>%n temporary files deleted.</source>
        <translation>
            <numerusform>%n temporäre Datei gelöscht.</numerusform>
            <numerusform>%n temporäre Dateien gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files of earlier downloads were found.</source>
        <translation>
            <numerusform>%n temporäre Datei früherer Downloads wurde gefunden.</numerusform>
            <numerusform>%n temporäre Dateien früherer Downloads wurden gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files could not be deleted.</source>
        <translation>
            <numerusform>%n temporäre Datei konnte nicht gelöscht werden.</numerusform>
            <numerusform>%n temporäre Dateien konnten nicht gelöscht werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>path, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::LeftoversModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
</context>
<context>
    <name>kurier::LimitMenu</name>
    <message>
        <source>Rate Limit</source>
        <translation>Ratenbegrenzung</translation>
    </message>
    <message>
        <source>Kilobytes per second:</source>
        <translation>Kilobyte pro Sekunde:</translation>
    </message>
    <message>
        <source>Set Limit</source>
        <translation>Begrenzung festlegen</translation>
    </message>
    <message>
        <source>Keep as It Is</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>No Limit</source>
        <translation>Keine Begrenzung</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere …</translation>
    </message>
</context>
<context>
    <name>kurier::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Übertragen</translation>
    </message>
</context>
<context>
    <name>kurier::LongListPanel</name>
    <message>
        <source>Reading the clipboard…</source>
        <translation>Zwischenablage wird gelesen …</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <comment>name of a file</comment>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%n addresses from the clipboard.</source>
        <translation>
            <numerusform>%n Adresse aus der Zwischenablage.</numerusform>
            <numerusform>%n Adressen aus der Zwischenablage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n addresses from %1.</source>
        <comment>name of a file</comment>
        <translation>
            <numerusform>%n Adresse aus %1.</numerusform>
            <numerusform>%n Adressen aus %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was added.</source>
        <translation>Gestoppt. Es wurde nichts hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>Preparing %n transfers…</source>
        <translation>
            <numerusform>%n Übertragung wird vorbereitet …</numerusform>
            <numerusform>%n Übertragungen werden vorbereitet …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Storing %n transfers…</source>
        <translation>
            <numerusform>%n Übertragung wird gespeichert&#xa0;…</numerusform>
            <numerusform>%n Übertragungen werden gespeichert …</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding: %1 of %2 transfers…</source>
        <translation>%1 von %2 Übertragungen werden hinzugefügt …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Sto&amp;ppen</translation>
    </message>
    <message>
        <source>&amp;Discard List</source>
        <translation>Liste &amp;verwerfen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Leave out %n wrong lines</source>
        <translation>
            <numerusform>%n falsche Zeile &amp;auslassen</numerusform>
            <numerusform>%n falsche Zeilen &amp;auslassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::MainWindow</name>
    <message>
        <source>The database of the queue was damaged. It was kept as %1; the queue started empty.</source>
        <translation>Die Datenbank der Warteschlange war beschädigt. Sie wurde als %1 aufbewahrt; die Warteschlange beginnt leer.</translation>
    </message>
    <message>
        <source>The queue cannot be stored at the moment.</source>
        <translation>Die Warteschlange lässt sich zurzeit nicht speichern.</translation>
    </message>
    <message>
        <source>The queue has ended. Start Kurier again to go on.</source>
        <translation>Die Warteschlange wurde beendet. Zum Weitermachen Kurier neu starten.</translation>
    </message>
    <message>
        <source>Kurier</source>
        <translation>Kurier</translation>
    </message>
    <message>
        <source>Kurier – %1</source>
        <translation>Kurier – %1</translation>
    </message>
    <message numerus="yes">
        <source>%n transfers added.</source>
        <translation>
            <numerusform>%n Übertragung hinzugefügt.</numerusform>
            <numerusform>%n Übertragungen hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>No program that shows manuals was found. In a terminal: man kurier</source>
        <translation>Kein Programm gefunden, das Handbücher anzeigt. In einem Terminal: man kurier</translation>
    </message>
    <message>
        <source>The connection to the queue was lost. Trying again …</source>
        <translation>Die Verbindung zur Warteschlange ist abgebrochen. Sie wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>%1 has no queue.</source>
        <translation>%1 hat keine Warteschlange.</translation>
    </message>
    <message>
        <source>The queue of %1 is too long; only a part of it is shown.</source>
        <translation>Die Warteschlange von %1 ist zu lang; nur ein Teil davon wird angezeigt.</translation>
    </message>
    <message>
        <source>The queue of %1 cannot be read: %2</source>
        <translation>Die Warteschlange von %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The queue of %1 does not run; it can only be looked at.</source>
        <translation>Die Warteschlange von %1 läuft nicht; sie lässt sich nur ansehen.</translation>
    </message>
    <message>
        <source>queues of all users</source>
        <translation>Warteschlangen aller Benutzer</translation>
    </message>
    <message>
        <source>queue of %1</source>
        <translation>Warteschlange von %1</translation>
    </message>
</context>
<context>
    <name>kurier::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>&amp;Active transfers at once:</source>
        <translation>&amp;Gleichzeitig aktive Übertragungen:</translation>
    </message>
    <message>
        <source>Active transfers at once</source>
        <translation>Gleichzeitig aktive Übertragungen</translation>
    </message>
    <message>
        <source>&amp;Connections to one server at once:</source>
        <translation>Gleichzeitige &amp;Verbindungen zu einem Server:</translation>
    </message>
    <message>
        <source>Connections to one server at once</source>
        <translation>Gleichzeitige Verbindungen zu einem Server</translation>
    </message>
    <message>
        <source>&amp;Rate limit for everything:</source>
        <translation>&amp;Ratenlimit für alles:</translation>
    </message>
    <message>
        <source>Rate limit for everything in kilobytes per second</source>
        <translation>Ratenlimit für alles in Kilobyte pro Sekunde</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>Active transfers from one ser&amp;ver:</source>
        <translation>Aktive Übertragungen von ei&amp;nem Server:</translation>
    </message>
    <message>
        <source>Active transfers from one server</source>
        <translation>Aktive Übertragungen von einem Server</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Beliebig viele</translation>
    </message>
    <message>
        <source>On a &amp;metered network only foreground transfers run</source>
        <translation>In einem getak&amp;teten Netzwerk nur Übertragungen mit Priorität „Vordergrund“ ausführen</translation>
    </message>
    <message>
        <source>&amp;Proxy:</source>
        <translation>&amp;Proxy:</translation>
    </message>
</context>
<context>
    <name>kurier::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>kurier::OpenQueueDialog</name>
    <message>
        <source>Open Queue</source>
        <translation>Warteschlange öffnen</translation>
    </message>
    <message>
        <source>&amp;User whose queue is to be shown:</source>
        <translation>&amp;Benutzer, dessen Warteschlange gezeigt werden soll:</translation>
    </message>
    <message>
        <source>All users</source>
        <translation>Alle Benutzer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Go Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Only root may see the queues of other users.</source>
        <translation>Nur root darf die Warteschlangen anderer Benutzer sehen.</translation>
    </message>
</context>
<context>
    <name>kurier::OverviewTab</name>
    <message>
        <source>Overview of the transfer</source>
        <translation>Übersicht der Übertragung</translation>
    </message>
</context>
<context>
    <name>kurier::ProxyField</name>
    <message>
        <source>Write it like http://proxy.example.org:3128 or socks5h://127.0.0.1:1080, without user and password.</source>
        <translation>So schreiben: http://proxy.example.org:3128 oder socks5h://127.0.0.1:1080, ohne Benutzernamen und Passwort.</translation>
    </message>
    <message>
        <source>The system’s</source>
        <translation>Der des Systems</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Dieser:</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse des Proxys</translation>
    </message>
</context>
<context>
    <name>kurier::QuestionDialog</name>
    <message>
        <source>Kurier</source>
        <translation>Kurier</translation>
    </message>
    <message>
        <source>Selected transfers</source>
        <translation>Ausgewählte Übertragungen</translation>
    </message>
    <message>
        <source>Show list</source>
        <translation>Liste anzeigen</translation>
    </message>
    <message>
        <source>Hide list</source>
        <translation>Liste ausblenden</translation>
    </message>
</context>
<context>
    <name>kurier::QueueActions</name>
    <message>
        <source>S&amp;uspend All</source>
        <translation>Alle an&amp;halten</translation>
    </message>
    <message>
        <source>Resume A&amp;ll</source>
        <translation>A&amp;lle fortsetzen</translation>
    </message>
    <message>
        <source>Nothing that is shown can be suspended.</source>
        <translation>Nichts von dem, was angezeigt wird, lässt sich anhalten.</translation>
    </message>
    <message>
        <source>Nothing that is shown can be resumed.</source>
        <translation>Nichts von dem, was angezeigt wird, lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>S&amp;uspend All Shown…</source>
        <translation>Alle angezeigten an&amp;halten&#xa0;…</translation>
    </message>
    <message>
        <source>Resume A&amp;ll Shown…</source>
        <translation>A&amp;lle angezeigten fortsetzen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>kurier::QueueStatusBar</name>
    <message numerus="yes">
        <source>%n active</source>
        <comment>transfers</comment>
        <translation>
            <numerusform>%n aktiv</numerusform>
            <numerusform>%n aktiv</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files could not be removed – Show</source>
        <translation>
            <numerusform>%n temporäre Datei konnte nicht gelöscht werden – Anzeigen</numerusform>
            <numerusform>%n temporäre Dateien konnten nicht gelöscht werden – Anzeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files are being removed – Show</source>
        <translation>
            <numerusform>%n temporäre Datei wird gelöscht – Anzeigen</numerusform>
            <numerusform>%n temporäre Dateien werden gelöscht – Anzeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>active, waiting</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>transfers</comment>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>↓ %1</source>
        <comment>rate</comment>
        <translation>↓ %1</translation>
    </message>
    <message>
        <source>Limit: %1</source>
        <translation>Limit: %1</translation>
    </message>
    <message>
        <source>Limit: off</source>
        <translation>Limit: aus</translation>
    </message>
    <message>
        <source>Transfers: %1</source>
        <translation>Übertragungen: %1</translation>
    </message>
    <message>
        <source>Total rate: %1</source>
        <translation>Gesamtrate: %1</translation>
    </message>
    <message>
        <source>State of the queue</source>
        <translation>Zustand der Warteschlange</translation>
    </message>
    <message>
        <source>Removing temporary files: %1 of %2</source>
        <translation>Temporäre Dateien werden gelöscht: %1 von %2</translation>
    </message>
    <message>
        <source>Removal of temporary files</source>
        <translation>Löschen temporärer Dateien</translation>
    </message>
    <message numerus="yes">
        <source>%n unused transfers</source>
        <translation>
            <numerusform>%n ungenutzte Übertragung</numerusform>
            <numerusform>%n ungenutzte Übertragungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has used them for a long time; their state tells when they will be cancelled.</source>
        <translation>Sie wurden lange nicht mehr benutzt; ihr Zustand nennt den Zeitpunkt, zu dem sie abgebrochen werden.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>count, rates</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>↑ %1</source>
        <comment>rate</comment>
        <translation>↑ %1</translation>
    </message>
    <message>
        <source>Limit the rate of everything</source>
        <translation>Die Rate von allem begrenzen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers are being cancelled</source>
        <translation>
            <numerusform>%Ln Übertragung wird abgebrochen</numerusform>
            <numerusform>%Ln Übertragungen werden abgebrochen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::RateScheduleEditor</name>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>Montag bis Freitag</translation>
    </message>
    <message>
        <source>Saturday and Sunday</source>
        <translation>Samstag und Sonntag</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Limits by the hour</source>
        <translation>Limits nach Uhrzeit</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <source>Add hours with a limit of their own</source>
        <translation>Zeitraum mit eigenem Limit hinzufügen</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Remove the selected hours</source>
        <translation>Ausgewählten Zeitraum entfernen</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Kein Limit</translation>
    </message>
    <message>
        <source>Limit in kilobytes per second</source>
        <translation>Limit in Kilobyte pro Sekunde</translation>
    </message>
</context>
<context>
    <name>kurier::SchedulePage</name>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>At these hours other limits hold than the one for everything. The first line that fits counts.</source>
        <translation>Zu diesen Zeiten gelten andere Begrenzungen als die für alles. Die erste passende Zeile zählt.</translation>
    </message>
</context>
<context>
    <name>kurier::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Changes take effect at once.</source>
        <translation>Änderungen gelten sofort.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
</context>
<context>
    <name>kurier::ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove the keys of the selected command</source>
        <translation>Tasten des ausgewählten Befehls entfernen</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>Give the selected command its default keys</source>
        <translation>Dem ausgewählten Befehl seine vorgegebenen Tasten geben</translation>
    </message>
    <message>
        <source>&amp;All Defaults</source>
        <translation>&amp;Alle Vorgaben</translation>
    </message>
    <message>
        <source>Give all commands their default keys</source>
        <translation>Allen Befehlen ihre vorgegebenen Tasten geben</translation>
    </message>
    <message>
        <source>&amp;Keys for “%1”:</source>
        <translation>&amp;Tasten für „%1“:</translation>
    </message>
    <message>
        <source>Keys for “%1”</source>
        <translation>Tasten für „%1“</translation>
    </message>
    <message>
        <source>“%1” belongs to “%2”. Give that command other keys first.</source>
        <translation>„%1“ gehört zu „%2“. Zuerst jenem Befehl andere Tasten geben.</translation>
    </message>
</context>
<context>
    <name>kurier::SleepGuard</name>
    <message>
        <source>Transfers are running</source>
        <translation>Übertragungen laufen</translation>
    </message>
</context>
<context>
    <name>kurier::SpeedGraph</name>
    <message>
        <source>↓ %1</source>
        <comment>rate</comment>
        <translation>↓ %1</translation>
    </message>
    <message>
        <source>↑ %1</source>
        <comment>rate</comment>
        <translation>↑ %1</translation>
    </message>
    <message>
        <source>Speed of the last 5 minutes</source>
        <translation>Geschwindigkeit der letzten 5 Minuten</translation>
    </message>
    <message>
        <source>Now %1, at most %2</source>
        <translation>Jetzt %1, höchstens %2</translation>
    </message>
    <message>
        <source>5 min ago</source>
        <translation>vor 5&#xa0;min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>kurier::TransferQueueView</name>
    <message>
        <source>Transfer queue</source>
        <translation>Übertragungswarteschlange</translation>
    </message>
    <message>
        <source>No transfer matches “%1”</source>
        <translation>Keine Übertragung passt zu „%1“</translation>
    </message>
    <message numerus="yes">
        <source>Clear the search to see all %n transfers.</source>
        <translation>
            <numerusform>Die Suche leeren, um die %n Übertragung zu sehen.</numerusform>
            <numerusform>Die Suche leeren, um alle %n Übertragungen zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The transfer queue is empty</source>
        <translation>Die Übertragungswarteschlange ist leer</translation>
    </message>
    <message>
        <source>The transfer queue is being read…</source>
        <translation>Die Übertragungswarteschlange wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>No transfer fits the filter</source>
        <translation>Keine Übertragung passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <source>Choose “All transfers” in the sidebar and clear the search to see all %n transfers.</source>
        <translation>
            <numerusform>„Alle Übertragungen“ in der Seitenleiste wählen und die Suche leeren, um die eine Übertragung zu sehen.</numerusform>
            <numerusform>„Alle Übertragungen“ in der Seitenleiste wählen und die Suche leeren, um alle %n Übertragungen zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Press Ctrl+N to add web addresses, or paste or drop links and files here.</source>
        <translation>Mit Strg+N Webadressen hinzufügen oder Links und Dateien hier einfügen oder ablegen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers are being cancelled…</source>
        <translation>
            <numerusform>%Ln Übertragung wird abgebrochen&#xa0;…</numerusform>
            <numerusform>%Ln Übertragungen werden abgebrochen&#xa0;…</numerusform>
        </translation>
    </message>
    <message>
        <source>This has not been stored yet.</source>
        <translation>Das ist noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>kurier::TrayIcon</name>
    <message>
        <source>↓ %1   ↑ %2</source>
        <comment>rates down and up</comment>
        <translation>↓ %1   ↑ %2</translation>
    </message>
    <message>
        <source>Show &amp;Window</source>
        <translation>&amp;Fenster anzeigen</translation>
    </message>
    <message>
        <source>&amp;Add Transfers…</source>
        <translation>Übertragungen &amp;hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Nothing is being transferred.</source>
        <translation>Nichts wird übertragen.</translation>
    </message>
    <message numerus="yes">
        <source>%n active</source>
        <comment>transfers</comment>
        <translation>
            <numerusform>%n aktiv</numerusform>
            <numerusform>%n aktiv</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::UploadDialog</name>
    <message>
        <source>Upload Files</source>
        <translation>Dateien hochladen</translation>
    </message>
    <message>
        <source>&amp;Files to send:</source>
        <translation>&amp;Zu sendende Dateien:</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>Zu sendende Dateien</translation>
    </message>
    <message>
        <source>&amp;Choose Files…</source>
        <translation>Dateien &amp;wählen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Remove From List</source>
        <translation>Aus der &amp;Liste entfernen</translation>
    </message>
    <message>
        <source>&amp;Send to:</source>
        <translation>Senden &amp;an:</translation>
    </message>
    <message>
        <source>Address to send to</source>
        <translation>Adresse, an die gesendet wird</translation>
    </message>
    <message>
        <source>&amp;Protocol:</source>
        <translation>&amp;Protokoll:</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Nextcloud</source>
        <translation>Nextcloud</translation>
    </message>
    <message>
        <source>Replace e&amp;xisting files on the server</source>
        <translation>&amp;Vorhandene Dateien auf dem Server ersetzen</translation>
    </message>
    <message>
        <source>S&amp;tart at once</source>
        <translation>So&amp;fort beginnen</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Choose Files to Send</source>
        <translation>Zu sendende Dateien wählen</translation>
    </message>
    <message>
        <source>For several files the address must end in “/”.</source>
        <translation>Für mehrere Dateien muss die Adresse mit „/“ enden.</translation>
    </message>
    <message>
        <source>Choose files, or drop them here.</source>
        <translation>Dateien wählen oder hierher ziehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n files. They are not changed on this computer.</source>
        <translation>
            <numerusform>Eine Datei. Sie bleibt auf diesem Computer unverändert.</numerusform>
            <numerusform>%n Dateien. Sie bleiben auf diesem Computer unverändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter where to send them: the address of a folder on the server, with a “/” at its end.</source>
        <translation>Angeben, wohin gesendet wird: die Adresse eines Ordners auf dem Server, mit „/“ am Ende.</translation>
    </message>
</context>
<context>
    <name>kurier::WindowCommands</name>
    <message>
        <source>&amp;Clean-up Log</source>
        <translation>Aufräum&amp;protokoll</translation>
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
        <source>&amp;Transfer</source>
        <translation>&amp;Übertragung</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>&amp;Hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add transfers from web addresses</source>
        <translation>Übertragungen von Webadressen hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;About Kurier</source>
        <translation>Ü&amp;ber Kurier</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Search (%1)</source>
        <translation>Suchen (%1)</translation>
    </message>
    <message>
        <source>Search transfers by name or server</source>
        <translation>Übertragungen nach Name oder Server suchen</translation>
    </message>
    <message>
        <source>&amp;Upload…</source>
        <translation>Hoch&amp;laden&#xa0;…</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Send files to a server</source>
        <translation>Dateien an einen Server senden</translation>
    </message>
    <message>
        <source>&amp;Filter Sidebar</source>
        <translation>&amp;Filterleiste</translation>
    </message>
    <message>
        <source>&amp;Paste Addresses or Files</source>
        <translation>Adressen oder Dateien &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Clear Search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>&amp;Open Queue…</source>
        <translation>Warteschlange &amp;öffnen…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>&amp;Group By</source>
        <translation>&amp;Gruppieren nach</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <comment>grouping</comment>
        <translation>&amp;Nicht gruppieren</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>&amp;Zustand</translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation>&amp;Server</translation>
    </message>
</context>
<context>
    <name>kurierctl</name>
    <message>
        <source>Nothing can be cancelled.</source>
        <translation>Es lässt sich nichts abbrechen.</translation>
    </message>
    <message numerus="yes">
        <source>%n transfer(s) will be removed from the queue.</source>
        <translation>
            <numerusform>%n Übertragung wird aus der Warteschlange entfernt.</numerusform>
            <numerusform>%n Übertragungen werden aus der Warteschlange entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) (%1) will be deleted. “complete” would save them to %2.</source>
        <translation>
            <numerusform>%n fertige Datei (%1) wird gelöscht. „complete“ würde sie in %2 speichern.</numerusform>
            <numerusform>%n fertige Dateien (%1) werden gelöscht. „complete“ würde sie in %2 speichern.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of unfinished data will be deleted.</source>
        <translation>%1 unvollständige Daten werden gelöscht.</translation>
    </message>
    <message>
        <source>%1 already sent will be deleted from %2. The files on this computer are not changed.</source>
        <translation>%1 bereits gesendete Daten werden auf %2 gelöscht. Die Dateien auf diesem Computer bleiben unverändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) have ended already.</source>
        <translation>
            <numerusform>%n Auftrag ist bereits beendet.</numerusform>
            <numerusform>%n Aufträge sind bereits beendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Cancel “%1”?</source>
        <translation>„%1“ abbrechen?</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n transfer(s)?</source>
        <translation>
            <numerusform>%n Übertragung abbrechen?</numerusform>
            <numerusform>%n Übertragungen abbrechen?</numerusform>
        </translation>
    </message>
    <message>
        <source> (see %1)</source>
        <translation> (siehe %1)</translation>
    </message>
    <message>
        <source>The queue is not running.</source>
        <translation>Die Warteschlange läuft nicht.</translation>
    </message>
    <message>
        <source>The queue could not be started: %1</source>
        <translation>Die Warteschlange ließ sich nicht starten: %1</translation>
    </message>
    <message>
        <source>The queue ended before it answered.</source>
        <translation>Die Warteschlange endete, bevor sie antwortete.</translation>
    </message>
    <message>
        <source>The queue does not answer.</source>
        <translation>Die Warteschlange antwortet nicht.</translation>
    </message>
    <message>
        <source>This user may not use the queue: %1</source>
        <translation>Dieser Benutzer darf die Warteschlange nicht benutzen: %1</translation>
    </message>
    <message>
        <source>The running queue is of another version and cannot do this.</source>
        <translation>Die laufende Warteschlange ist von einer anderen Version und kann das nicht.</translation>
    </message>
    <message>
        <source>unknown state “%1”</source>
        <translation>unbekannter Zustand „%1“</translation>
    </message>
    <message>
        <source>--state needs a state</source>
        <translation>--state braucht einen Zustand</translation>
    </message>
    <message>
        <source>--limit needs a number</source>
        <translation>--limit braucht eine Zahl</translation>
    </message>
    <message>
        <source>No jobs.</source>
        <translation>Keine Aufträge.</translation>
    </message>
    <message>
        <source>--format is csv or json</source>
        <translation>--format ist csv oder json</translation>
    </message>
    <message>
        <source>--json and --format csv exclude each other</source>
        <translation>--json und --format csv schließen einander aus</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s), next: %1</source>
        <translation>
            <numerusform>%n Versuch, nächster: %1</numerusform>
            <numerusform>%n Versuche, nächster: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Errors so far</source>
        <translation>Fehler bisher</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>name jobs, or give --all</source>
        <translation>Aufträge nennen oder --all angeben</translation>
    </message>
    <message>
        <source>unknown setting “%1”</source>
        <translation>unbekannte Einstellung „%1“</translation>
    </message>
    <message>
        <source>priority is foreground, high, normal or low</source>
        <translation>priority ist foreground, high, normal oder low</translation>
    </message>
    <message>
        <source>name jobs and what to set</source>
        <translation>Aufträge nennen und was zu setzen ist</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>[y/N]</source>
        <translation>[j/N]</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>answer to a question on the terminal</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>cannot write to standard output: %1</source>
        <translation>Schreiben auf die Standardausgabe ist nicht möglich: %1</translation>
    </message>
    <message>
        <source>unknown option %1</source>
        <translation>unbekannte Option %1</translation>
    </message>
    <message>
        <source>unknown command “%1”</source>
        <translation>unbekannter Befehl „%1“</translation>
    </message>
    <message>
        <source>unknown option --%1</source>
        <translation>unbekannte Option --%1</translation>
    </message>
    <message>
        <source>option --%1 takes no value</source>
        <translation>Option --%1 nimmt keinen Wert</translation>
    </message>
    <message>
        <source>option --%1 needs a value</source>
        <translation>Option --%1 braucht einen Wert</translation>
    </message>
    <message>
        <source>which command?</source>
        <translation>welcher Befehl?</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>es fehlt etwas</translation>
    </message>
    <message>
        <source>“%1” is too much</source>
        <translation>„%1“ ist zu viel</translation>
    </message>
    <message>
        <source>%1; try: %2</source>
        <translation>%1; Vorschlag: %2</translation>
    </message>
    <message numerus="yes">
        <source>“%1” can be any of %n job(s): %2</source>
        <translation>
            <numerusform>„%1“ kann %n Auftrag meinen: %2</numerusform>
            <numerusform>„%1“ kann %n Aufträge meinen: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not available in this version</source>
        <translation>„%1“ gibt es in dieser Version nicht</translation>
    </message>
    <message>
        <source>--lang is de or en</source>
        <translation>--lang ist de oder en</translation>
    </message>
    <message>
        <source>the program “kurier” was not found</source>
        <translation>das Programm „kurier“ wurde nicht gefunden</translation>
    </message>
    <message>
        <source>the log cannot be written</source>
        <translation>das Protokoll lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>it ended at once: %1</source>
        <translation>sie endete sofort: %1</translation>
    </message>
    <message numerus="yes">
        <source>it did not answer within %n second(s)</source>
        <translation>
            <numerusform>sie antwortete nicht innerhalb von %n Sekunde</numerusform>
            <numerusform>sie antwortete nicht innerhalb von %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The queue is running (process %1, version %2).</source>
        <translation>Die Warteschlange läuft (Prozess %1, Version %2).</translation>
    </message>
    <message>
        <source>Rate: %1</source>
        <translation>Rate: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) still to remove; “kurierctl cleanup” lists them.</source>
        <translation>
            <numerusform>%n Element ist noch zu entfernen; „kurierctl cleanup“ zeigt es.</numerusform>
            <numerusform>%n Elemente sind noch zu entfernen; „kurierctl cleanup“ zeigt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>diese Hilfe anzeigen</translation>
    </message>
    <message>
        <source>print one JSON document instead of text</source>
        <translation>ein JSON-Dokument statt Text ausgeben</translation>
    </message>
    <message>
        <source>language: de or en</source>
        <translation>Sprache: de oder en</translation>
    </message>
    <message>
        <source>do not start the queue when it is not running</source>
        <translation>die Warteschlange nicht starten, wenn sie nicht läuft</translation>
    </message>
    <message>
        <source>the queue of another user</source>
        <translation>die Warteschlange eines anderen Benutzers</translation>
    </message>
    <message>
        <source>the queues of all users</source>
        <translation>die Warteschlangen aller Benutzer</translation>
    </message>
    <message>
        <source>destination folder</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>name of the file (one URL only)</source>
        <translation>Name der Datei (nur bei einer Adresse)</translation>
    </message>
    <message>
        <source>display name of the job</source>
        <translation>Anzeigename des Auftrags</translation>
    </message>
    <message>
        <source>description of the job</source>
        <translation>Beschreibung des Auftrags</translation>
    </message>
    <message>
        <source>foreground, high, normal or low</source>
        <translation>foreground, high, normal oder low</translation>
    </message>
    <message>
        <source>do not start the job yet</source>
        <translation>den Auftrag noch nicht beginnen</translation>
    </message>
    <message>
        <source>leave the job transferred until “complete”</source>
        <translation>den Auftrag bis „complete“ im Zustand „Übertragen“ lassen</translation>
    </message>
    <message>
        <source>replace an existing file at the end</source>
        <translation>eine vorhandene Datei am Ende ersetzen</translation>
    </message>
    <message>
        <source>what the file must have: sha-256, sha-512, sha-1 or md5</source>
        <translation>Prüfsumme der Datei: sha-256, sha-512, sha-1 oder md5</translation>
    </message>
    <message>
        <source>send this header; can be given several times</source>
        <translation>diese Kopfzeile senden; mehrfach möglich</translation>
    </message>
    <message>
        <source>User-Agent to send</source>
        <translation>zu sendender User-Agent</translation>
    </message>
    <message>
        <source>Referer to send</source>
        <translation>zu sendender Referer</translation>
    </message>
    <message>
        <source>add: bytes per second at most (500K, 2M); list: rows at most</source>
        <translation>add: höchstens so viele Bytes pro Sekunde (500K, 2M); list: höchstens so viele Zeilen</translation>
    </message>
    <message>
        <source>connections to one file</source>
        <translation>Verbindungen zu einer Datei</translation>
    </message>
    <message>
        <source>shortest pause before trying again</source>
        <translation>kürzeste Pause vor einem neuen Versuch</translation>
    </message>
    <message>
        <source>give up after so long without progress</source>
        <translation>nach so langer Zeit ohne Fortschritt aufgeben</translation>
    </message>
    <message>
        <source>read URLs from FILE, one a line; - is stdin</source>
        <translation>Adressen aus FILE lesen, eine pro Zeile; - ist die Standardeingabe</translation>
    </message>
    <message>
        <source>one job per URL</source>
        <translation>ein Auftrag pro Adresse</translation>
    </message>
    <message>
        <source>take credentials from ~/.netrc</source>
        <translation>Zugangsdaten aus ~/.netrc nehmen</translation>
    </message>
    <message>
        <source>only jobs in these states</source>
        <translation>nur Aufträge in diesen Zuständen</translation>
    </message>
    <message>
        <source>the jobs that have ended, newest first</source>
        <translation>die beendeten Aufträge, neueste zuerst</translation>
    </message>
    <message>
        <source>every job for which this makes sense</source>
        <translation>alle Aufträge, für die es sinnvoll ist</translation>
    </message>
    <message>
        <source>do not ask</source>
        <translation>nicht nachfragen</translation>
    </message>
    <message>
        <source>only say what would be lost</source>
        <translation>nur sagen, was verloren ginge</translation>
    </message>
    <message>
        <source>return when everything is removed or could not be</source>
        <translation>zurückkehren, wenn alles entfernt ist oder sich nicht entfernen ließ</translation>
    </message>
    <message>
        <source>wait for one of these states</source>
        <translation>auf einen dieser Zustände warten</translation>
    </message>
    <message>
        <source>wait no longer than this</source>
        <translation>nicht länger als so warten</translation>
    </message>
    <message>
        <source>form of the output</source>
        <translation>Form der Ausgabe</translation>
    </message>
    <message>
        <source>add a download; prints the job’s id</source>
        <translation>einen Download hinzufügen; gibt die Kennung des Auftrags aus</translation>
    </message>
    <message>
        <source>add an upload; prints the job’s id</source>
        <translation>einen Upload hinzufügen; gibt die Kennung des Auftrags aus</translation>
    </message>
    <message>
        <source>the queue, oldest first</source>
        <translation>die Warteschlange, älteste zuerst</translation>
    </message>
    <message>
        <source>everything about a job</source>
        <translation>alles über einen Auftrag</translation>
    </message>
    <message>
        <source>stop jobs for now</source>
        <translation>Aufträge anhalten</translation>
    </message>
    <message>
        <source>let jobs go on</source>
        <translation>Aufträge fortsetzen</translation>
    </message>
    <message>
        <source>keep the finished files and end jobs</source>
        <translation>die fertigen Dateien behalten und Aufträge abschließen</translation>
    </message>
    <message>
        <source>end jobs and remove everything they left, here and on servers</source>
        <translation>Aufträge abbrechen und alles entfernen, was sie hinterlassen haben, hier und auf Servern</translation>
    </message>
    <message>
        <source>wait until jobs have ended or failed</source>
        <translation>warten, bis Aufträge beendet oder fehlgeschlagen sind</translation>
    </message>
    <message>
        <source>what cancelled jobs still have to remove</source>
        <translation>was abgebrochene Aufträge noch zu entfernen haben</translation>
    </message>
    <message>
        <source>one JSON object a line for every change</source>
        <translation>ein JSON-Objekt pro Zeile für jede Änderung</translation>
    </message>
    <message>
        <source>the queue for spreadsheets and reports</source>
        <translation>die Warteschlange für Tabellen und Berichte</translation>
    </message>
    <message>
        <source>is the queue running, and how</source>
        <translation>ob und wie die Warteschlange läuft</translation>
    </message>
    <message>
        <source>stop the running queue in order</source>
        <translation>die laufende Warteschlange geordnet beenden</translation>
    </message>
    <message>
        <source>the version of this program</source>
        <translation>die Version dieses Programms</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Aufruf: %1</translation>
    </message>
    <message>
        <source>JOB is an id, the beginning of one (4 characters or more) or a name.</source>
        <translation>JOB ist eine Kennung, der Anfang einer Kennung (mindestens 4 Zeichen) oder ein Name.</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation>Beispiel: %1</translation>
    </message>
    <message>
        <source>Kurier’s transfer queue for scripts and administrators.</source>
        <translation>Die Übertragungswarteschlange von Kurier für Skripte und Administratoren.</translation>
    </message>
    <message>
        <source>“kurierctl COMMAND --help” tells more about a command.</source>
        <translation>„kurierctl COMMAND --help“ sagt mehr über einen Befehl.</translation>
    </message>
    <message>
        <source>Nothing is left to remove.</source>
        <translation>Es ist nichts mehr zu entfernen.</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>wird erneut versucht</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>this makes no sense</source>
        <translation>das ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cancelled, everything removed</source>
        <translation>abgebrochen, alles entfernt</translation>
    </message>
    <message>
        <source>nothing was cancelled: there is no terminal to ask on; try: %1</source>
        <translation>nichts abgebrochen: Es gibt kein Terminal für die Rückfrage; Vorschlag: %1</translation>
    </message>
    <message>
        <source>nothing was cancelled</source>
        <translation>nichts abgebrochen</translation>
    </message>
    <message>
        <source>--%1 needs a number from %2 to %3</source>
        <translation>--%1 braucht eine Zahl von %2 bis %3</translation>
    </message>
    <message>
        <source>--limit needs a rate such as 500K or 2M</source>
        <translation>--limit braucht eine Rate wie 500K oder 2M</translation>
    </message>
    <message>
        <source>--header %1: %2</source>
        <translation>--header %1: %2</translation>
    </message>
    <message>
        <source>--%1 must not hold control characters</source>
        <translation>--%1 darf keine Steuerzeichen enthalten</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>--%1 goes with one URL only</source>
        <translation>--%1 ist nur bei einer Adresse möglich</translation>
    </message>
    <message>
        <source>--output needs a name</source>
        <translation>--output braucht einen Namen</translation>
    </message>
    <message>
        <source>--checksum needs ALGORITHM=HEX, such as sha-256=… (64 digits)</source>
        <translation>--checksum braucht ALGORITHM=HEX, etwa sha-256=… (64 Ziffern)</translation>
    </message>
    <message>
        <source>--dir needs a folder</source>
        <translation>--dir braucht einen Ordner</translation>
    </message>
    <message>
        <source>--priority is foreground, high, normal or low</source>
        <translation>--priority ist foreground, high, normal oder low</translation>
    </message>
    <message>
        <source>a URL is missing</source>
        <translation>eine Adresse fehlt</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Auftrag</numerusform>
            <numerusform>%n Aufträge</numerusform>
        </translation>
    </message>
    <message>
        <source>--for needs a state</source>
        <translation>--for braucht einen Zustand</translation>
    </message>
    <message>
        <source>--timeout needs a number of seconds</source>
        <translation>--timeout braucht eine Zahl in Sekunden</translation>
    </message>
    <message>
        <source>not in time; the state is: %1</source>
        <translation>nicht rechtzeitig; der Zustand ist: %1</translation>
    </message>
    <message>
        <source>remove the leftovers that were found</source>
        <translation>die gefundenen Überreste entfernen</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>entfernt: %1</translation>
    </message>
    <message>
        <source>nothing was removed: there is no terminal to ask on</source>
        <translation>nichts entfernt: Es gibt kein Terminal für die Rückfrage</translation>
    </message>
    <message>
        <source>No leftovers were found.</source>
        <translation>Es wurden keine Überreste gefunden.</translation>
    </message>
    <message>
        <source>Remove these files? They cannot be brought back.</source>
        <translation>Diese Dateien entfernen? Sie lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>--proxy needs http, https, socks5 or socks5h://host:port, system or none</source>
        <translation>--proxy braucht http, https, socks5 oder socks5h://Host:Port, system oder none</translation>
    </message>
    <message>
        <source>--trust needs sha-256:HEX (64 digits)</source>
        <translation>--trust braucht sha-256:HEX (64 Stellen)</translation>
    </message>
    <message>
        <source>--input - leaves nobody to ask for a password</source>
        <translation>--input - lässt niemanden übrig, der nach einem Passwort gefragt werden kann</translation>
    </message>
    <message>
        <source>proxy for this job: http, https, socks5 or socks5h; also system or none</source>
        <translation>Proxy für diesen Auftrag: http, https, socks5 oder socks5h; auch system oder none</translation>
    </message>
    <message>
        <source>send the cookies of this file (Netscape’s format)</source>
        <translation>die Cookies dieser Datei senden (Format von Netscape)</translation>
    </message>
    <message>
        <source>sign in as NAME; asks for the password</source>
        <translation>als NAME anmelden; fragt nach dem Passwort</translation>
    </message>
    <message>
        <source>ask for user name and password</source>
        <translation>nach Benutzernamen und Passwort fragen</translation>
    </message>
    <message>
        <source>ask for a bearer token</source>
        <translation>nach einem Bearer-Token fragen</translation>
    </message>
    <message>
        <source>remember what is typed in the key ring</source>
        <translation>das Eingegebene im Schlüsselbund merken</translation>
    </message>
    <message>
        <source>accept exactly the certificate of this fingerprint</source>
        <translation>genau das Zertifikat mit diesem Fingerabdruck annehmen</translation>
    </message>
    <message>
        <source>Token:</source>
        <translation>Token:</translation>
    </message>
    <message>
        <source>User name:</source>
        <translation>Benutzername:</translation>
    </message>
    <message>
        <source>Password:</source>
        <translation>Passwort:</translation>
    </message>
    <message>
        <source>change jobs: name description priority retry-delay no-progress-timeout limit auto-complete trust url</source>
        <translation>Aufträge ändern: name description priority retry-delay no-progress-timeout limit auto-complete trust url</translation>
    </message>
    <message>
        <source>name has at most 256 characters</source>
        <translation>name hat höchstens 256 Zeichen</translation>
    </message>
    <message>
        <source>description has at most 1024 characters</source>
        <translation>description hat höchstens 1024 Zeichen</translation>
    </message>
    <message>
        <source>auto-complete is yes or no</source>
        <translation>auto-complete ist yes oder no</translation>
    </message>
    <message>
        <source>limit is a rate such as 500K or 2M, or none</source>
        <translation>limit ist eine Rate wie 500K oder 2M, oder none</translation>
    </message>
    <message>
        <source>retry-delay is a number of seconds, at least 1</source>
        <translation>retry-delay ist eine Anzahl von Sekunden, mindestens 1</translation>
    </message>
    <message>
        <source>no-progress-timeout is a number of seconds</source>
        <translation>no-progress-timeout ist eine Anzahl von Sekunden</translation>
    </message>
    <message>
        <source>%1 names no address that can be used</source>
        <translation>%1 nennt keine verwendbare Adresse</translation>
    </message>
    <message>
        <source>%1 is no usable Metalink 4 file: %2</source>
        <translation>%1 ist keine brauchbare Metalink-4-Datei: %2</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>does not match</source>
        <translation>stimmt nicht überein</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Checksum named by the server</source>
        <translation>Vom Server genannte Prüfsumme</translation>
    </message>
    <message>
        <source>add the files of a Metalink 4 document with their mirrors, sizes and hashes; - is stdin</source>
        <translation>die Dateien einer Metalink-4-Datei mit ihren Spiegelservern, Größen und Prüfsummen hinzufügen; - ist die Standardeingabe</translation>
    </message>
    <message>
        <source>%1 is left out: no address of it that can be used is known</source>
        <translation>%1 wird ausgelassen: Keine verwendbare Adresse dafür ist bekannt</translation>
    </message>
    <message>
        <source>trust is sha-256:HEX (64 digits), or none</source>
        <translation>trust ist sha-256:HEX (64 Stellen) oder none</translation>
    </message>
    <message>
        <source>Unused since</source>
        <translation>Ungenutzt seit</translation>
    </message>
    <message>
        <source>To be cancelled</source>
        <translation>Abbruch am</translation>
    </message>
    <message>
        <source>url is a complete address</source>
        <translation>url ist eine vollständige Adresse</translation>
    </message>
    <message>
        <source>url is for one job of one file</source>
        <translation>url gilt für genau einen Auftrag mit einer Datei</translation>
    </message>
    <message numerus="yes">
        <source>%n uploaded file(s) have already reached %1 and stay there.</source>
        <translation>
            <numerusform>Eine hochgeladene Datei hat %1 bereits erreicht und bleibt dort.</numerusform>
            <numerusform>%n hochgeladene Dateien haben %1 bereits erreicht und bleiben dort.</numerusform>
        </translation>
    </message>
    <message>
        <source>where to upload to; ending in /, it gets the file’s name</source>
        <translation>Ziel des Uploads; endet es mit /, wird der Dateiname angehängt</translation>
    </message>
    <message>
        <source>auto, tus, webdav, nextcloud, sftp, ftp, s3 or bits</source>
        <translation>auto, tus, webdav, nextcloud, sftp, ftp, s3 oder bits</translation>
    </message>
    <message>
        <source>bytes of one part (500K, 8M)</source>
        <translation>Größe eines Teils (500K, 8M)</translation>
    </message>
    <message>
        <source>--protocol is auto, tus, webdav, nextcloud, sftp, ftp, s3 or bits</source>
        <translation>--protocol ist auto, tus, webdav, nextcloud, sftp, ftp, s3 oder bits</translation>
    </message>
    <message>
        <source>--chunk-size needs a size such as 500K or 8M</source>
        <translation>--chunk-size braucht eine Größe wie 500K oder 8M</translation>
    </message>
    <message>
        <source>--to needs the URL to upload to</source>
        <translation>--to braucht die URL, an die hochgeladen wird</translation>
    </message>
    <message>
        <source>several files need a URL that ends in /</source>
        <translation>mehrere Dateien brauchen eine URL, die mit / endet</translation>
    </message>
    <message>
        <source>a file is missing</source>
        <translation>eine Datei fehlt</translation>
    </message>
    <message>
        <source>Either the server has a new key, or somebody in between pretends to be the server. Nothing was sent to it.</source>
        <translation>Entweder hat der Server einen neuen Schlüssel, oder jemand dazwischen gibt sich als der Server aus. Es wurde nichts an ihn gesendet.</translation>
    </message>
    <message>
        <source>Trust this key for this transfer?</source>
        <translation>Diesem Schlüssel für diese Übertragung vertrauen?</translation>
    </message>
    <message>
        <source>The server keeps it until %1</source>
        <translation>Der Server behält es bis %1</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>only root may see the queues of other users</source>
        <translation>nur root darf die Warteschlangen anderer Benutzer sehen</translation>
    </message>
    <message>
        <source>there is no user of that name</source>
        <translation>einen Benutzer dieses Namens gibt es nicht</translation>
    </message>
    <message>
        <source>the queue of %1 cannot be read: %2</source>
        <translation>die Warteschlange von %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>--all is for one user: name the user with --user</source>
        <translation>--all gilt für einen Benutzer: mit --user nennen</translation>
    </message>
    <message>
        <source>“%1” is a job of several users: name the user with --user</source>
        <translation>„%1“ ist ein Auftrag mehrerer Benutzer: den Benutzer mit --user nennen</translation>
    </message>
    <message>
        <source>with --json, name jobs of one user only</source>
        <translation>mit --json nur Aufträge eines Benutzers nennen</translation>
    </message>
    <message>
        <source>%1: the queue is running (process %2, version %3).</source>
        <translation>%1: Die Warteschlange läuft (Prozess %2, Version %3).</translation>
    </message>
    <message>
        <source>No queue is running.</source>
        <translation>Keine Warteschlange läuft.</translation>
    </message>
    <message>
        <source>only jobs worth a look, with the reasons</source>
        <translation>nur Aufträge, die einen Blick wert sind, mit den Gründen</translation>
    </message>
    <message>
        <source>only root may use the queue of %1</source>
        <translation>nur root darf die Warteschlange von %1 verwenden</translation>
    </message>
    <message>
        <source>--user and --all-users exclude each other</source>
        <translation>--user und --all-users schließen einander aus</translation>
    </message>
    <message>
        <source>only the user may add jobs</source>
        <translation>hinzufügen kann Aufträge nur der Benutzer selbst</translation>
    </message>
    <message>
        <source>this is for one user: name the user with --user</source>
        <translation>das gilt für einen Benutzer: mit --user nennen</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>No suspicious jobs.</source>
        <translation>Keine verdächtigen Aufträge.</translation>
    </message>
    <message>
        <source>stopped, nothing was added</source>
        <translation>gestoppt, es wurde nichts hinzugefügt</translation>
    </message>
    <message>
        <source>Sending: %1 of %2 jobs…</source>
        <translation>%1 von %2 Aufträgen werden gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Adding: %1 of %2 jobs…</source>
        <translation>%1 von %2 Aufträgen werden hinzugefügt&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>Storing %n job(s)…</source>
        <translation>
            <numerusform>%n Auftrag wird gespeichert&#xa0;…</numerusform>
            <numerusform>%n Aufträge werden gespeichert&#xa0;…</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: files finished after the question; nothing of it was deleted. Cancel it again to delete them, too.</source>
        <translation>%1: Nach der Frage wurden Dateien fertig; nichts davon wurde gelöscht. Erneut abbrechen, um auch sie zu löschen.</translation>
    </message>
</context>
</TS>
