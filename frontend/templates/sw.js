{% autoescape off %}import { keepShells } from '{{ shell_module }}';
import { listenForNetwork } from '{{ network_module }}';
import { listenForPush } from '{{ push_module }}';

keepShells(self, {{ kept }});
listenForPush(self);
listenForNetwork(self);
{% endautoescape %}
